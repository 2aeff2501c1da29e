import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { root, startServer } from './process.ts';

export interface Built {
	readonly url: string;
	readonly stop: () => Promise<void>;
}

const made = /^(node_modules|build|build-static|build-hosts|\.git|\.svelte-kit|test-results|coverage|tests)$/;

/** A copy of the project with these files in it, by path, that can be built while the site under the tests stays as it is. */
export async function copyWith(files: Readonly<Record<string, string>>): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'gas-pivot-'));
	for (const name of (await readdir(root)).filter((one) => !made.test(one)))
		await cp(path.join(root, name), path.join(folder, name), { recursive: true });
	await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
	for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
	return folder;
}

/** The site built with these files in place of ours, and served until it is stopped. */
export async function builtWith(files: Readonly<Record<string, string>>): Promise<Built> {
	const folder = await copyWith(files);
	await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
		cwd: folder,
		env: { ...process.env, NODE_ENV: 'production' },
		maxBuffer: 1e8
	});
	const server = await startServer({}, folder);
	return {
		url: server.url,
		async stop() {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		}
	};
}
