import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { fileNames } from '#lib/facts/schema.ts';
import { generate } from '../../scripts/bench/generate.js';
import { readDataFiles } from '../../scripts/data-files.js';
import { builtOn } from './payload.ts';
import { startServer, type RunningServer } from './process.ts';

/** A site of a generated network, built and served while a test file runs. */
export function largeSite(routes: number): { readonly url: () => string } {
	let server: RunningServer | undefined;
	let remove: (() => Promise<void>) | undefined;
	beforeAll(async () => {
		const data = await mkdtemp(path.join(tmpdir(), 'gas-pivot-large-'));
		generate(data, { routes });
		const { texts } = readDataFiles(data, fileNames);
		await rm(data, { recursive: true });
		const copy = await builtOn(texts);
		remove = copy.remove;
		if (copy.built.status !== 0) throw new Error(`The large site was not built: ${copy.built.stderr}`);
		server = await startServer({}, copy.folder);
	});
	afterAll(async () => {
		await server?.stop();
		await remove?.();
	});
	return { url: () => server!.url };
}
