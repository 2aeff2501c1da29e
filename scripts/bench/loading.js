import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDataFiles } from '../data-files.js';
import { siteWith } from './apart.js';
import { generate } from './generate.js';
import { print, sample, spread } from './sample.js';
import { load } from './typescript.js';

const size = { routes: 5000, flows: 200_000 };

/** How long a folder of data takes to read, and a site with it to answer. */
export async function loading() {
	const { fileNames } = /** @type {typeof import('../../src/lib/facts/schema.ts')} */ (
		await load('../../src/lib/facts/schema.ts')
	);
	const { readNetwork } = /** @type {typeof import('../../src/lib/facts/network.ts')} */ (
		await load('../../src/lib/facts/network.ts')
	);
	const folder = mkdtempSync(path.join(tmpdir(), 'gas-pivot-bench-'));
	/** @type {string[][]} */
	const rows = [['data', 'read and checked, ms']];
	rows.push(['shipped', spread(await sample(10, () => readNetwork(readDataFiles('data', fileNames).texts)))]);
	generate(folder, size);
	const many = await sample(3, () => readNetwork(readDataFiles(folder, fileNames).texts));
	rows.push([`${size.routes} routes, ${size.flows} flows`, spread(many)]);
	rmSync(folder, { recursive: true, force: true });
	print('Loading', rows);

	const site = await siteWith((data) => generate(data, size));
	try {
		const things = ['/routes/nord-stream-1', '/claims/pos2-replaces-ns2'];
		const pages = ['/', '/sankey', '/map', '/timeline', '/table', ...things, '/healthz'];
		/** @type {string[][]} */
		const answers = [['page', 'first answer, ms', 'kB']];
		for (const page of pages) {
			const start = performance.now();
			const response = await fetch(site.server.address + page);
			const { byteLength } = await response.arrayBuffer();
			if (!response.ok) throw new Error(`${page} was answered with ${response.status}`);
			answers.push([page, (performance.now() - start).toFixed(0), (byteLength / 1000).toFixed(0)]);
		}
		print(`A site with ${size.routes} routes and ${size.flows} flows`, answers);
		print('It holds', [[`${site.server.megabytes().toFixed(0)} MB`]]);
	} finally {
		await site.stop();
	}
}
