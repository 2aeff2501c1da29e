import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createGuardedServer } from '../../scripts/server.js';
import { root, startServer } from '../support/process.ts';
import { sendGet } from '../support/raw.ts';

/** A server whose answers take their time, as a busy machine's do. */
async function slowServer(milliseconds: number) {
	const { server, stop } = createGuardedServer(async (_, res) => {
		await wait(milliseconds);
		res.end('whole');
	});
	server.listen(0);
	await once(server, 'listening');
	return { server, stop, url: `http://localhost:${(server.address() as AddressInfo).port}` };
}

describe('the server at its end', () => {
	it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 and in silence on %s', async (signal) => {
		const server = await startServer();
		await fetch(`${server.url}/`);
		const start = performance.now();
		server.child.kill(signal);
		const { status, stderr } = await server.outcome;
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(performance.now() - start).toBeLessThan(8_000);
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
		await expect.poll(() => fetch(`${url}/healthz`).catch(() => 'gone'), { timeout: 5_000 }).toBe('gone');
	});

	it('answers every request that it had accepted', async () => {
		const server = await startServer();
		const answers = Array.from({ length: 20 }, (_, i) => sendGet(server.url, `/?year=${2011 + (i % 14)}`));
		await wait(50);
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

	it('finishes an answer that takes long, and accepts no more', async () => {
		const { stop, url } = await slowServer(1_500);
		const answer = fetch(url);
		await wait(100);
		const stopped = stop();
		await wait(200);
		await expect(fetch(url)).rejects.toThrow();
		expect(await (await answer).text()).toBe('whole');
		await stopped;
	});

	it('cuts an answer that takes longer than its patience', async () => {
		const { stop, url } = await slowServer(60_000);
		const answer = fetch(url).catch((error: unknown) => error);
		await wait(100);
		const start = performance.now();
		await stop(700);
		expect(performance.now() - start).toBeLessThan(8_000);
		expect(await answer).toBeInstanceOf(Error);
	});

	it('does not wait for a connection that asks for nothing', async () => {
		const { stop, url } = await slowServer(0);
		const socket = connect(Number(new URL(url).port), 'localhost');
		socket.on('error', () => undefined);
		await once(socket, 'connect');
		const start = performance.now();
		await stop();
		expect(performance.now() - start).toBeLessThan(4_500);
	});
});
