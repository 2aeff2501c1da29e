import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { serve } from '../load/serve.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const made = /^(node_modules|build|build-static|build-hosts|\.git|\.svelte-kit|test-results)$/;

/**
 * The site with other data, built and served apart, so that the build of before stays as it is.
 * @param {(folder: string) => void} write writes the data into a folder
 */
export async function siteWith(write) {
	const folder = mkdtempSync(path.join(tmpdir(), 'gas-pivot-bench-'));
	const clear = () => rmSync(folder, { recursive: true, force: true });
	process.once('exit', clear);
	for (const name of readdirSync(root).filter((one) => !made.test(one)))
		cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
	symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
	write(path.join(folder, 'data'));
	const { status, stderr } = spawnSync(
		process.execPath,
		['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'],
		{
			cwd: folder,
			env: { ...process.env, NODE_ENV: 'production' },
			encoding: 'utf8'
		}
	);
	if (status !== 0) throw new Error(`The site with other data could not be built: ${stderr}`);
	const server = await serve(folder);
	return {
		folder,
		server,
		stop: async () => {
			await server.stop();
			clear();
		}
	};
}

/**
 * A folder with npm packages that only the bench uses, and that are no dependencies of ours, for they are far larger than all
 * we need. Fetched when first asked for, and kept.
 * @param {Record<string, string>} packages versions by name
 */
export function borrowed(packages) {
	const folder = path.join(root, 'node_modules', '.cache', 'bench');
	const missing = Object.keys(packages).filter((name) => !existsSync(path.join(folder, 'node_modules', name)));
	if (missing.length > 0) {
		mkdirSync(folder, { recursive: true });
		const file = path.join(folder, 'package.json');
		if (!existsSync(file)) writeFileSync(file, '{ "private": true }\n');
		const wanted = missing.map((name) => `${name}@${packages[name]}`);
		console.log(`Fetching ${wanted.join(', ')} …`);
		const npm = process.env['npm_execpath'];
		const [command, ...first] = npm ? [process.execPath, npm] : ['npm'];
		const args = [...first, 'install', '--no-audit', '--no-fund', '--ignore-scripts', ...wanted];
		const { status } = spawnSync(/** @type {string} */ (command), args, {
			cwd: folder,
			stdio: ['ignore', 'ignore', 'inherit']
		});
		if (status !== 0) throw new Error(`${wanted.join(', ')} could not be fetched`);
	}
	return path.join(folder, 'node_modules');
}
