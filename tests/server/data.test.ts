import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyWith } from '../support/build.ts';
import { builtAddress } from '../support/built.ts';
import { shippedFiles } from '../support/network.ts';
import { builtOn } from '../support/payload.ts';
import { root, runScript, startServer } from '../support/process.ts';

const files = shippedFiles();

describe('data with faults', () => {
	it('is built into no site: all faults of all files are told, and a file that is missing by its name', async () => {
		const { folder, built, remove } = await builtOn({
			...files,
			flows: files.flows.replace(/,12,0\.66,/, ',13,lots,'),
			sources: files.sources.replace('https://', 'javascript://')
		});
		onTestFinished(remove);
		expect(built.status).toBe(1);
		expect(built.stderr).toContain('flows.csv:2 months: expected a whole number from 1 to 12, found "13"');
		expect(built.stderr).toContain('flows.csv:2 volume_bcm: expected a number from 0 to 10000, found "lots"');
		expect(built.stderr).toContain('sources.csv:2 url: expected an address with http or https');
		expect(built.stderr).not.toMatch(/^\s+at /m);

		await rm(path.join(folder, 'data', 'claims.csv'));
		const again = await runScript(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {}, folder);
		expect(again.status).toBe(1);
		expect(again.stderr).toContain(`claims.csv: expected this file in ${path.join(folder, 'data')}`);
		expect(again.stderr).not.toMatch(/^\s+at /m);
	});
});

describe('a site once built', () => {
	it('serves on, and starts again, whatever becomes of the files that it was made of', async () => {
		const folder = await copyWith({});
		onTestFinished(() => rm(folder, { recursive: true, force: true }));
		const build = path.join(folder, 'build');
		await cp(path.join(root, 'build'), build, { recursive: true });
		// Were a file read where the site was built, damage to those of the copy would show nothing.
		for (const entry of await readdir(build, { recursive: true, withFileTypes: true }))
			if (entry.isFile() && entry.name.endsWith('.js'))
				expect(await readFile(path.join(entry.parentPath, entry.name), 'utf8')).not.toContain(root);
		const paths = [
			'/',
			'/sankey?year=2021',
			'/map',
			'/timeline',
			'/table',
			'/claims',
			'/data/flows.csv',
			'/data/view.csv?year=2021'
		];
		for (const damage of [
			() => writeFile(path.join(folder, 'data', 'flows.csv'), '\0not, a table'),
			() => rm(path.join(folder, 'data'), { recursive: true })
		]) {
			const server = await startServer({}, folder);
			await damage();
			for (const at of paths) expect([at, (await fetch(server.url + at)).status]).toEqual([at, 200]);
			expect(await server.stop()).toMatchObject({ status: 0, stderr: '' });
		}
		// A file of the build itself that is gone is that file's loss only.
		const server = await startServer({}, folder);
		const basemap = await builtAddress(server.url, 'basemap.svg');
		await rm(path.join(build, 'prerendered', basemap));
		const lost = await fetch(server.url + basemap, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
		expect(lost?.status ?? 0).toBeLessThan(500);
		for (const at of paths) expect([at, (await fetch(server.url + at)).status]).toEqual([at, 200]);
		await server.stop();
	});
});
