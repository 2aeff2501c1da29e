import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { createGuardedServer } from '../../scripts/server.js';
import { eachOf } from '../support/html.ts';
import { startServer } from '../support/process.ts';
import { send, sendGet } from '../support/raw.ts';

/** Milliseconds after which a visitor takes a server for hung: a bound on hanging, and no measure of speed. */
const HANG = 30_000;

const url = inject('baseUrl');

/** Alive and well: the same process answers a page. */
async function expectAlive() {
	const { status, milliseconds } = await sendGet(url, '/');
	expect(status).toBe(200);
	expect(milliseconds).toBeLessThan(HANG);
}

const head = (method: string, lines: readonly string[] = [], body = '') =>
	`${[`${method} / HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines].join('\r\n')}\r\n\r\n${body}`;

describe('a request that is not ours to answer', () => {
	it.each([
		['an escape that is no UTF-8', '/x%c0%ae'],
		['half a surrogate pair', '/%ED%A0%80'],
		['an escape cut short', '/%e2%82'],
		['a percent sign alone', '/100%'],
		['raw bytes', '/\xff\xfe'],
		['a NUL', '/%00'],
		['a line break', '/x%0d%0aSet-Cookie:%20a=b'],
		['another host', 'http://evil.example/'],
		['another host without a protocol', '//evil.example/'],
		['another host behind a backslash', '/\\evil.example/'],
		['an escaped backslash', '/%5cevil.example/'],
		['no path', '*'],
		['a malformed escape in a file of the app', '/_app/%c0'],
		['a malformed escape in a data request', '/%c0/__data.json']
	])('is refused with 400 for %s', async (_, target) => {
		const { status, text, milliseconds } = await sendGet(url, target);
		expect(status).toBe(400);
		expect(text).not.toContain('evil');
		expect(milliseconds).toBeLessThan(HANG);
		await expectAlive();
	});

	it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'CONNECT'])(
		'is refused with 405 for %s',
		async (method) => {
			const { status, text } = await send(url, head(method).replace('CONNECT /', 'CONNECT evil.example:80'));
			expect(status).toBe(405);
			expect(text).toMatch(/^allow: GET, HEAD\r$/im);
			await expectAlive();
		}
	);

	it.each([
		['of a known length', ['Content-Length: 5'], 'hello'],
		['in chunks', ['Transfer-Encoding: chunked'], '5\r\nhello\r\n0\r\n\r\n'],
		['that is huge', ['Content-Length: 99999999999'], 'x'.repeat(100_000)]
	])('is refused with 413 for a body %s', async (_, lines, body) => {
		expect((await send(url, head('GET', lines, body))).status).toBe(413);
		await expectAlive();
	});

	it.each(['evil"><script>', 'a b', 'user@evil.example', 'evil.example/x', '[::1', 'localhost:99999999'])(
		'is refused with 400 for the host %s',
		async (host) => {
			const { status, text } = await sendGet(url, '/', [`Host: ${host}`]);
			expect(status).toBe(400);
			expect(text).not.toContain('evil');
			await expectAlive();
		}
	);

	it.each([
		['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
		['two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
		['no HTTP', 'hello\r\n\r\n', 400],
		['a head of 20 kB', head('GET', [`X-Long: ${'x'.repeat(20_000)}`]), 431],
		['an address of 20 kB', head('GET').replace('/', `/${'x'.repeat(20_000)}`), 431],
		['a length that is none', head('GET', ['Content-Length: abc']), 400],
		[
			'both ways to tell the length',
			head('GET', ['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
			400
		],
		['an expectation', head('GET', ['Expect: miracles']), 417]
	])('is refused for %s', async (_, bytes, expected) => {
		expect((await send(url, bytes)).status).toBe(expected);
		await expectAlive();
	});
});

describe('a request with odd headers', () => {
	it.each([
		'X-Forwarded-Proto: javascript:alert(1)',
		'X-Forwarded-Proto: https, http',
		'X-Forwarded-Host: evil.example',
		'X-Forwarded-For: <script>',
		'X-Forwarded-Port: abc',
		'X-HTTP-Method-Override: DELETE',
		'X-Original-URL: /admin',
		'Origin: null',
		'Range: bytes=9-1',
		'Range: bytes=-5',
		'Range: bytes=99999999-',
		'Range: bytes=0-0,2-3',
		'If-None-Match: *,,"',
		'If-Modified-Since: never',
		'Accept-Encoding: br;q=abc, gzip;q=-1, ;;',
		'Accept: \xff',
		'Accept-Language: \xff;q=zz',
		'Cookie: __proto__=1; a=%c0%ae; =; ;',
		'Upgrade: websocket'
	])('is answered in its time: %s', async (line) => {
		for (const target of ['/', '/about', '/robots.txt']) {
			const { status, text, milliseconds } = await sendGet(url, target, [line]);
			expect(status, target).toBeGreaterThanOrEqual(200);
			expect(status, target).toBeLessThan(500);
			expect(milliseconds).toBeLessThan(HANG);
			expect(text).not.toContain('evil.example');
			expect(text).not.toContain('javascript:alert');
		}
		await expectAlive();
	});
});

const connected = async (socket: Socket) => {
	if (socket.connecting) await once(socket, 'connect').catch(() => undefined);
};

describe('clients that do not finish what they begin', () => {
	it('keep nobody waiting, 400 of them', async () => {
		const { hostname, port } = new URL(url);
		const sockets: Socket[] = [];
		onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
		for (let i = 0; i < 400; i += 1) {
			const socket = connect(Number(port), hostname).on('error', () => undefined);
			sockets.push(socket);
			socket.write(`GET /?year=${2000 + (i % 20)} HTTP/1.1\r\nHost: local`);
			if (i % 2 === 0) socket.end('host\r\n\r\n', () => socket.destroy());
		}
		await Promise.all(sockets.map(connected));
		await expectAlive();
	});

	it('do no harm when they leave in mid-answer, 200 of them', { timeout: 120_000 }, async () => {
		const server = await startServer();
		const { hostname, port } = new URL(server.url);
		await fetch(`${server.url}/sankey?year=2021`);
		const paths = ['/', '/sankey?year=2021', '/figures.json', '/image/sankey.png', '/data/gas-pivot.zip'];
		await eachOf(
			Array.from({ length: 200 }, (_, i) => `${paths[i % paths.length]}${i % 3 === 0 ? `?at=${i % 90},50,2` : ''}`),
			async (target) => {
				const socket = connect(Number(port), hostname).on('error', () => undefined);
				socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
				// The first bytes of an answer have come, and nobody waits for the rest.
				await once(socket, 'data');
				socket.destroy();
			},
			20
		);
		expect((await sendGet(server.url, '/')).status).toBe(200);
		expect(await server.stop()).toMatchObject({ status: 0, stderr: '' });
	});

	it.concurrent('are hung up on when their heads trickle in', async ({ onTestFinished }) => {
		const { hostname, port } = new URL(url);
		const socket = connect(Number(port), hostname).on('error', () => undefined);
		onTestFinished(() => void socket.destroy());
		socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
		const trickle = setInterval(() => socket.write('X-A: b\r\n'), 500);
		onTestFinished(() => clearInterval(trickle));
		socket.resume();
		await once(socket, 'close');
		await expectAlive();
	});

	it.concurrent('are hung up on', async ({ expect }) => {
		expect((await send(url, 'GET / HTTP/1.1\r\nHost: local')).status).toBe(408);
	});

	it('end nothing but their own connection when they ask for a tunnel and break off', async () => {
		const server = await startServer();
		const { hostname, port } = new URL(server.url);
		for (let i = 0; i < 20; i++) {
			const socket = connect(Number(port), hostname).on('error', () => undefined);
			socket.write('CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost\r\n\r\n', () => socket.resetAndDestroy());
			await once(socket, 'close');
		}
		expect((await sendGet(server.url, '/')).status).toBe(200);
		expect(await server.stop()).toMatchObject({ status: 0, stderr: '' });
	});

	it('get nothing put into an answer that has begun, when nonsense follows what they asked', async () => {
		const { server, stop } = createGuardedServer((_, res) => void res.write('half'));
		server.listen(0);
		await once(server, 'listening');
		const socket = connect((server.address() as AddressInfo).port, 'localhost').on('error', () => undefined);
		let text = '';
		socket.setEncoding('latin1').on('data', (chunk: string) => {
			if (text === '') socket.write('no request\r\n\r\n');
			text += chunk;
		});
		socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
		await once(socket, 'close');
		expect(text).toContain('half');
		expect(text).not.toContain('400');
		await stop();
	});
});

describe('an app that fails', () => {
	it.each([
		[
			'throws',
			() => {
				throw new Error('a secret\nof ours');
			},
			500
		],
		['rejects', () => Promise.reject(new Error('a secret\nof ours')), 500],
		[
			'knows no such page',
			(_: unknown, __: unknown, next: () => void) => {
				next();
			},
			404
		]
	])('answers plainly when it %s, and logs one line', async (_, handler, expected) => {
		const log = vi.spyOn(console, 'error').mockReturnValue();
		onTestFinished(() => {
			log.mockRestore();
		});
		const { server, stop } = createGuardedServer(handler);
		server.listen(0);
		await once(server, 'listening');
		const response = await fetch(`http://localhost:${(server.address() as AddressInfo).port}/`);
		expect(response.status).toBe(expected);
		expect(await response.text()).not.toContain('secret');
		const lines = log.mock.calls.map(([line]) => line as string);
		expect(lines).toHaveLength(expected === 500 ? 1 : 0);
		expect(lines.join('')).not.toContain('\n');
		await stop();
	});
});
