import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runScript, startServer } from '../support/process.ts';
import { sandbox } from '../support/sandbox.ts';

const READERS = 1_000;
/** Connections that the kernel holds for a program, whatever the program asks for; 0 where we do not know how to ask. */
const kernelsLimit =
	process.platform === 'linux' ? Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8').trim()) : 0;

const start = ['scripts/start.js'];

/** Holds a port, any when `port` is 0; a port that somebody else holds serves as well. */
async function takePort(port: number): Promise<number> {
	const server = createServer().listen(port);
	await Promise.race([once(server, 'listening'), once(server, 'error')]).catch(() => undefined);
	onTestFinished(() => void server.close());
	return (server.address() as AddressInfo | null)?.port ?? port;
}

describe('the server at its start', () => {
	it('says in one line where it is, and answers there', async () => {
		const server = await startServer();
		expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
		const { stdout, stderr } = await server.stop();
		expect(stdout).toBe(`Gas Pivot is at ${server.url}\n`);
		expect(stderr).toBe('');
	});

	it.skipIf(kernelsLimit < READERS)('has room for a thousand readers who come at once while it is busy', async () => {
		const server = await startServer();
		onTestFinished(async () => {
			server.child.kill('SIGCONT');
			await server.stop();
		});
		// A server that draws a page takes no connection meanwhile, and one that is halted takes none at all.
		server.child.kill('SIGSTOP');
		let reached = 0;
		const sockets = Array.from({ length: READERS }, () =>
			connect(Number(new URL(server.url).port), '127.0.0.1', () => (reached += 1)).on('error', () => undefined)
		);
		onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
		await expect.poll(() => reached).toBe(READERS);
	});

	it('keeps a connection for longer than the minute that a proxy does', async () => {
		const server = await startServer();
		const { headers } = await fetch(`${server.url}/healthz`);
		await server.stop();
		expect(headers.get('keep-alive')).toBe('timeout=65');
	});

	it('takes the next free port when nobody asked for one', async () => {
		await takePort(3000);
		const server = await startServer({ PORT: undefined });
		const port = Number(new URL(server.url).port);
		await server.stop();
		expect(port).toBeGreaterThan(3000);
		expect(port).toBeLessThan(3100);
	});

	it('names a port that was asked for and is taken, and ends', async () => {
		const port = await takePort(0);
		expect(await runScript(start, { PORT: String(port) })).toEqual({
			status: 1,
			stdout: '',
			stderr: `Port ${port} is taken. Set PORT to another, or leave it out.\n`
		});
	});

	it.each(['http', '65536', '-1', '3000 '])('refuses %j as a port, and ends', async (port) => {
		const { status, stderr } = await runScript(start, { PORT: port });
		expect(stderr).toBe(`PORT is ${port}, and a port is a number up to 65535.\n`);
		expect(status).toBe(1);
	});

	it('says what to do when there is no build, and ends', async () => {
		expect(await runScript(start, {}, await sandbox())).toEqual({
			status: 1,
			stdout: '',
			stderr: 'There is no build to serve. `npm start` makes one first; so does `npm run build`.\n'
		});
	});

	it('lists every fault of the data and nothing else, and ends', async () => {
		const folder = await sandbox({
			'build/handler.js': `
				class FactsError extends Error { name = 'FactsError' }
				throw new FactsError('flows.csv:2 volume_bcm: expected a number\\nplaces.csv:9 id: expected an id');`
		});
		expect(await runScript(start, {}, folder)).toEqual({
			status: 1,
			stdout: '',
			stderr: 'flows.csv:2 volume_bcm: expected a number\nplaces.csv:9 id: expected an id\n'
		});
	});

	it('says in one line what is wrong with an ORIGIN that is no address, and ends', async () => {
		const { status, stderr } = await runScript(start, { PORT: '0', ORIGIN: 'nowhere' });
		expect(stderr).toMatch(/^Invalid ORIGIN: 'nowhere'.*\n$/);
		expect(status).toBe(1);
	});
});
