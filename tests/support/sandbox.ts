import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { root } from './process.ts';

/** A folder with our scripts and the files given, by path, in place of the project; gone after the test. */
export async function sandbox(files: Readonly<Record<string, string>> = {}): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'gas-pivot-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	await cp(path.join(root, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
	for (const [name, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
		await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
		await writeFile(path.join(folder, name), text);
	}
	return folder;
}
