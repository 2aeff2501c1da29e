import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createGuardedServer } from '../../scripts/server.js';
import { root, startServer } from '../support/process.ts';
import { sendGet } from '../support/raw.ts';

/** Milliseconds that no test waits for: a server that takes all its patience fails by the test's own bound. */
const FOR_EVER = 600_000;

/** A server whose answers take their time, as a busy machine's do. `asked` settles when it has been asked for one. */
async function slowServer(milliseconds: number) {
	let ask: () => void;
	const asked = new Promise<void>((resolve) => (ask = resolve));
	const { server, stop } = createGuardedServer(async (_, res) => {
		ask();
		await wait(milliseconds, undefined, { ref: false });
		res.end('whole');
	});
	server.listen(0);
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return { asked, server, stop, port, url: `http://localhost:${port}` };
}

describe('the server at its end', () => {
	it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 and in silence on %s', async (signal) => {
		const server = await startServer();
		await fetch(`${server.url}/`);
		server.child.kill(signal);
		const { status, stderr } = await server.outcome;
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});

	it.skipIf(process.platform === 'win32')('ends with the npm that it was started by', async () => {
		// Without the scripts before it, which may build anew under the server of the other tests.
		const npm = spawn('npm', ['start', '--ignore-scripts'], { cwd: root, env: { ...process.env, PORT: '0' } });
		const url = await new Promise<string>((resolve) => {
			npm.stdout.on('data', (text: Buffer) => {
				const address = /http:\/\/localhost:\d+/.exec(String(text));
				if (address) resolve(address[0]);
			});
		});
		npm.kill('SIGTERM');
		await expect.poll(() => fetch(`${url}/healthz`).catch(() => 'gone')).toBe('gone');
	});

	it('answers every request that it had accepted', async () => {
		const server = await startServer();
		// The first of all takes longer than those after it.
		await fetch(`${server.url}/table`);
		let reached = 0;
		const answers = Array.from({ length: 20 }, (_, i) =>
			sendGet(server.url, `/table?year=${2011 + (i % 14)}`, [], () => (reached += 1))
		);
		// A busy machine takes its time to connect, and a connection that does not stand yet has not been accepted.
		await expect.poll(() => reached, { interval: 5 }).toBe(20);
		server.child.kill('SIGTERM');
		const statuses = (await Promise.all(answers)).map(({ status }) => status);
		expect(statuses).toEqual(Array.from({ length: 20 }, () => 200));
		expect((await server.outcome).status).toBe(0);
	});

	it.skipIf(process.platform === 'win32')(
		'that comes without warning leaves nothing over: started again, it serves',
		async () => {
			const first = await startServer();
			const port = new URL(first.url).port;
			const asked = Array.from({ length: 10 }, (_, i) => fetch(`${first.url}/map?year=${2012 + i}`).catch(() => null));
			await fetch(`${first.url}/healthz`);
			first.child.kill('SIGKILL');
			await first.outcome;
			await Promise.all(asked);
			const second = await startServer({ PORT: port });
			expect((await fetch(`${second.url}/?year=2021`)).status).toBe(200);
			expect(await second.stop()).toMatchObject({ status: 0, stderr: '' });
		}
	);

	it('answers whoever had connected, however long each answer before it kept the machine busy', async () => {
		const { server, stop } = createGuardedServer((_, res) => {
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120);
			res.end('whole');
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const answers = Array.from({ length: 20 }, () => sendGet(`http://127.0.0.1:${port}`, '/'));
		await turn();
		await stop(FOR_EVER);
		expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
	});

	it('finishes an answer that takes long, and accepts no more', async () => {
		const { asked, server, stop, url } = await slowServer(1_500);
		const answer = fetch(url);
		await asked;
		const stopped = stop(FOR_EVER);
		await expect.poll(() => server.listening).toBe(false);
		await expect(fetch(url)).rejects.toThrow();
		expect(await (await answer).text()).toBe('whole');
		await stopped;
	});

	it('cuts an answer that takes longer than its patience', async () => {
		const { asked, stop, url } = await slowServer(2 * FOR_EVER);
		const answer = fetch(url).catch((error: unknown) => error);
		await asked;
		await stop(700);
		expect(await answer).toBeInstanceOf(Error);
	});

	it('does not wait for a connection that asks for nothing', async () => {
		const { port, stop } = await slowServer(0);
		const socket = connect(port, 'localhost');
		socket.on('error', () => undefined);
		await once(socket, 'connect');
		await stop(FOR_EVER);
	});

	it('does not wait for a client that was refused a tunnel and never hangs up', async () => {
		const { port, stop } = await slowServer(0);
		const socket = connect({ port, host: 'localhost', allowHalfOpen: true });
		socket.on('error', () => undefined);
		socket.write('CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost\r\n\r\n');
		const [answer] = (await once(socket, 'data')) as [Buffer];
		expect(String(answer)).toMatch(/^HTTP\/1\.1 405 /);
		await stop(FOR_EVER);
	});

	it(
		'does not wait for an answer whose client went away while it stood behind another',
		{ timeout: 40_000 },
		async () => {
			const { asked, port, stop, url } = await slowServer(200);
			// A connection that lies idle is cut once nothing is being answered, and ends by itself after more than a minute.
			await (await fetch(url)).text();
			await asked;
			const socket = connect(port, 'localhost');
			socket.on('error', () => undefined);
			socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(2));
			await once(socket, 'connect');
			await wait(100);
			socket.destroy();
			await wait(600);
			await stop(FOR_EVER);
		}
	);
});
