import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Outcome {
	/** `null` for a process that a signal ended. */
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface Running {
	readonly child: ChildProcess;
	/** What it has printed so far. */
	readonly output: () => { readonly stdout: string; readonly stderr: string };
	readonly outcome: Promise<Outcome>;
}

/** A variable set to `undefined` is taken out of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Starts a script of ours with Node, in the folder given. */
export function startScript(args: readonly string[], env: Environment = {}, folder = root): Running {
	const child = spawn(process.execPath, args, {
		cwd: folder,
		env: { ...process.env, NODE_ENV: 'production', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	const outcome = once(child, 'close').then(([status]) => ({ status: status as number | null, stdout, stderr }));
	return { child, output: () => ({ stdout, stderr }), outcome };
}

/** Runs a script of ours to its end. */
export const runScript = (args: readonly string[], env: Environment = {}, folder = root): Promise<Outcome> =>
	startScript(args, env, folder).outcome;

export interface RunningServer extends Running {
	readonly url: string;
	readonly stop: () => Promise<Outcome>;
}

/** Starts the site as `npm start` does, on a free port unless told otherwise, and waits until it says where it is. */
export async function startServer(env: Environment = {}, folder = root): Promise<RunningServer> {
	const running = startScript(['scripts/start.js'], { PORT: '0', ORIGIN: undefined, ...env }, folder);
	const { child, output, outcome } = running;
	const url = await Promise.race([
		new Promise<string>((resolve) => {
			child.stdout?.on('data', () => {
				const address = /http:\/\/localhost:\d+/.exec(output().stdout);
				if (address) resolve(address[0]);
			});
		}),
		outcome.then(({ stderr }) => {
			throw new Error(`The server ended before it listened: ${stderr}`);
		})
	]);
	const stop = () => {
		child.kill('SIGTERM');
		return outcome;
	};
	return { ...running, url, stop };
}
