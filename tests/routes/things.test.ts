import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, inject, it } from 'vitest';
import { fileNames } from '#lib/facts/schema.ts';
import { openPage } from '../support/browser.ts';
import { eachOf, readPage } from '../support/html.ts';
import { shipped } from '../support/network.ts';

const base = inject('baseUrl');

describe('pages of things', () => {
	it.each([
		['routes', shipped.routes],
		['places', shipped.places]
	] as const)('are there for all %s, each with its name, title, description and address', async (kind, things) => {
		const faults: string[] = [];
		await eachOf<{ readonly id: string; readonly name: string }>(things, async ({ id, name }) => {
			const path = `/${kind}/${id}`;
			const page = await readPage(base + path);
			const isWhole =
				page.status === 200 &&
				page.headings === 1 &&
				page.title.startsWith(name) &&
				page.description.length > 20 &&
				page.canonical === base + path;
			if (!isWhole || /NaN|undefined|\[object/.test(page.html.replace(/<script[\s\S]*?<\/script>/g, '')))
				faults.push(path);
		});
		expect(faults).toEqual([]);
	});

	it('need no script', async () => {
		for (const path of ['/routes/nord-stream-1', '/places/europe', '/about', '/sources'])
			expect((await readPage(base + path)).html).not.toContain('<script');
	});

	it('say where a figure comes from', async () => {
		const { html, ids } = await readPage(`${base}/routes/nord-stream-1`);
		expect(ids.has('years')).toBe(true);
		expect(html).toContain('/sources#bruegel-entsog-raw-2015-2023');
		expect(html).toMatch(/60\.26.*59\.2/s);
		expect(html).toMatch(/data-route="nord-stream-1"/);
	});

	it.each([
		['/routes/nordstream2', '/routes/nord-stream-2'],
		['/places/samarcand', '/places/samarkand'],
		['/routes/zzzz', '/routes'],
		['/places/%3Cscript%3E', '/places']
	])('that are not there are a 404 at %s that leads to %s', async (path, near) => {
		const page = await readPage(base + path);
		expect(page.status).toBe(404);
		expect(page.headings).toBe(1);
		expect(page.links).toContain(near);
	});
});

describe('the table of figures', () => {
	const read = async (query: string) => {
		const { html } = await readPage(`${base}/table?${query}`);
		const rows = [...html.matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([row]) =>
			[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell!.replace(/<[^>]*>/g, '').trim())
		);
		return { rows, sorted: /aria-sort="(\w+)"/.exec(html)?.[1] };
	};

	it('is sorted, searched and paged by its address alone', async () => {
		const [first, second] = [await read('plans=on'), await read('plans=on&page=2')];
		expect([first.rows.length, first.sorted, second.rows.length]).toEqual([200, undefined, 200]);
		expect(second.rows[0]).not.toEqual(first.rows[0]);
		const { rows, sorted } = await read('focus=nord-stream-1&q=bruegel&kind=actual&sort=-volume');
		const volumes = rows.map((row) => Number(row[2]));
		expect(sorted).toBe('descending');
		expect(new Set(rows.map((row) => row[0]))).toEqual(new Set(['Nord Stream 1']));
		expect(volumes).toEqual(volumes.toSorted((a, b) => b - a));
	});

	it('answers a hand as it answers an address', async () => {
		const { page, complaints } = await openPage('/table');
		await page.getByLabel('Search').fill('nord stream 1 2021-03');
		await page.waitForURL(/q=nord/);
		expect(await page.locator('table.all tbody tr').count()).toBe(1);
		await page.getByLabel('Search').fill('');
		await page.waitForURL((url) => !url.search.includes('q='));
		await page.getByRole('link', { name: 'bcm', exact: true }).click();
		await page.waitForURL(/sort=-volume/);
		expect(await page.locator('th[aria-sort="descending"]').innerText()).toContain('bcm');
		await page.getByRole('link', { name: 'Next', exact: true }).click();
		await page.waitForURL(/page=2/);
		expect(complaints).toEqual([]);
	});
});

describe('the files', () => {
	it.each([...fileNames])('%s.csv comes as it lies in data/', async (name) => {
		const response = await fetch(`${base}/data/${name}.csv`);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(/^text\/csv; header=present; charset=utf-8$/);
		expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}.csv"`);
		const read = (csv: string) => Papa.parse<string[]>(csv).data;
		const [sent, kept] = [await response.text(), readFileSync(`data/${name}.csv`, 'utf8')];
		// A text that a spreadsheet may take for a formula has an apostrophe before it; all else is the same to the byte.
		const expected = read(kept).map((cells) =>
			cells.map((cell) => (/^[+@=-] ?[^\d=]|^\+ \d/.test(cell) ? `'${cell}` : cell))
		);
		if (sent !== kept) expect(read(sent)).toEqual(expected);
		if (name === 'flows') expect(sent).toBe(kept);
	});

	it('datapackage.json is the description of them all', async () => {
		const response = await fetch(`${base}/data/datapackage.json`);
		expect(await response.text()).toBe(readFileSync('data/datapackage.json', 'utf8'));
	});

	it.each(['nope', '__proto__', '..%2fpackage', 'flows.csv%00'])('%s.csv is none of them', async (name) => {
		expect((await fetch(`${base}/data/${name}.csv`)).status).toBeGreaterThanOrEqual(400);
	});

	it('that are held already are not sent again', async () => {
		const etag = (await fetch(`${base}/data/flows.csv`)).headers.get('etag') ?? '';
		const again = await fetch(`${base}/data/flows.csv`, { headers: { 'if-none-match': etag } });
		expect(again.status).toBe(304);
	});
});

interface Linked {
	readonly [key: string]: unknown;
	readonly distribution: readonly { readonly contentUrl: string; readonly encodingFormat: string }[];
}

describe('the dataset as search engines read it', () => {
	it('holds every property that it must, and files that are there', async () => {
		const { html } = await readPage(`${base}/data`);
		const [, block = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
		expect(block).not.toContain('<');
		const dataset = JSON.parse(block) as Linked;
		expect(dataset).toMatchObject({ '@context': 'https://schema.org', '@type': 'Dataset', url: `${base}/data` });
		for (const key of ['name', 'description', 'license', 'creator', 'datePublished', 'version', 'temporalCoverage'])
			expect(dataset[key], key).toBeTruthy();
		for (const key of ['distribution', 'spatialCoverage', 'variableMeasured'])
			expect(dataset[key], key).not.toEqual([]);
		expect(String(dataset.description).length).toBeGreaterThanOrEqual(50);
		expect(dataset.distribution).toHaveLength(fileNames.length + 1);
		for (const { contentUrl } of dataset.distribution) expect((await fetch(contentUrl)).status).toBe(200);
	});
});
