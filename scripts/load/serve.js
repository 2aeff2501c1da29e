import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** As in `npm start`: a heap that is told its limit gives back early what it no longer needs. */
const flags = ['--max-old-space-size=1024', '--max-semi-space-size=8'];

/**
 * Starts the built server of a folder on a free port. `lines` are what it has complained of, `megabytes` what it holds now
 * (Linux only).
 */
export async function serve(folder = root) {
	const server = spawn(process.execPath, [...flags, 'scripts/start.js'], {
		cwd: folder,
		env: { ...process.env, NODE_ENV: 'production', PORT: '0' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	process.once('exit', () => server.kill('SIGKILL'));
	let complaints = '';
	server.stderr.on('data', (/** @type {Buffer} */ text) => (complaints += text.toString()));
	/** @type {string} */
	const address = await new Promise((done, fail) => {
		server.stdout.on('data', (/** @type {Buffer} */ text) => {
			const found = /http:\/\/\S+/.exec(text.toString());
			if (found) done(found[0]);
		});
		server.on('exit', () => fail(new Error(`The server did not start: ${complaints}`)));
	});
	return {
		address,
		lines: () => complaints.split('\n').filter((line) => line !== ''),
		megabytes: () => held(server.pid),
		/** Ends it as a host does, and tells what it ended with. */
		stop: () =>
			new Promise((/** @type {(status: number | null) => void} */ done) => {
				server.on('exit', done);
				server.kill('SIGTERM');
			})
	};
}

/** @param {number | undefined} pid */
function held(pid) {
	if (process.platform !== 'linux') return NaN;
	return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1000;
}
