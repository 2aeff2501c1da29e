import { unzipSync, strFromU8 } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, inject, it } from 'vitest';
import { select } from '#lib/view/select.ts';
import { shipped, shippedFiles, viewOf } from '../support/network.ts';

const get = (path: string) => fetch(inject('baseUrl') + path);
const rowsOf = (csv: string, delimiter = ',') =>
	Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, '').trimEnd(), { header: true, delimiter }).data;

describe('view.csv', () => {
	it('gives, read again, the figures on the screen, the unknown as an empty cell', async () => {
		for (const unit of ['bcm', 'twh'] as const) {
			const rows = rowsOf(await (await get(`/data/view.csv?v=1&year=2021&vs=2019&unit=${unit}`)).text());
			const { routes } = select(shipped, viewOf(shipped, { year: 2021, vs: 2019, unit }));
			expect(rows.map((row) => row.route_id)).toEqual(routes.map(({ id }) => id));
			const flow = Object.keys(rows[0]!).find(
				(name) => name.startsWith('flow_') && !/lowest|highest|basis|source|2019/.test(name)
			)!;
			expect(flow).toBe(unit === 'bcm' ? 'flow_bcm_as_counted' : 'flow_twh_gross');
			for (const [i, route] of routes.entries())
				if (route.flow === null) expect(rows[i]![flow]).toBe('');
				else expect(Number(rows[i]![flow])).toBeCloseTo(route.flow.value, 8);
		}
	});
	it('says beside it what its columns count in, and the address that it was made at', async () => {
		const told = (await (await get('/data/view.json?v=1&year=2021')).json()) as {
			address: string;
			columns: string[];
			data: { hash: string };
		};
		expect(told.address).toContain(`/sankey?v=1&year=2021&d=${told.data.hash}`);
		expect(told.columns).toContain('flow_bcm_as_counted');
	});
	it('is RFC 4180 in UTF-8, under a plain name', async () => {
		const response = await get('/data/view.csv?v=1&year=2021');
		expect(response.headers.get('content-type')).toBe('text/csv; header=present; charset=utf-8');
		expect(response.headers.get('content-disposition')).toBe('attachment; filename="gas-pivot-sankey-2021.csv"');
		const text = await response.text();
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(text).toContain('Türkiye');
	});
	it('opens right in an Excel that writes decimal commas', async () => {
		const bytes = new Uint8Array(await (await get('/data/view.csv?v=1&year=2021&for=excel')).arrayBuffer());
		// The byte order mark, which reading it as text would take away.
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const text = new TextDecoder().decode(bytes);
		expect(rowsOf(text, ';').find((row) => row.route_id === 'nord-stream-1')!.flow_bcm_as_counted).toBe('60,26');
	});
	it('gives a timeline by its periods', async () => {
		const rows = rowsOf(
			await (await get('/data/view.csv?v=1&year=2025&span=2022..2022&focus=nord-stream-1&view=timeline')).text()
		);
		expect(rows.filter((row) => row.months === '1')).toHaveLength(12);
	});
	it.each(['year=1066', 'focus=atlantis', 'view=pie'])('refuses %s by name', async (query) => {
		const response = await get(`/data/view.csv?v=1&${query}`);
		expect(response.status).toBe(400);
		expect(await response.json()).toHaveProperty('error');
	});
});

describe('gas-pivot.zip', () => {
	it('holds every file of data/ with its description, README and licences', async () => {
		const files = unzipSync(new Uint8Array(await (await get('/data/gas-pivot.zip')).arrayBuffer()));
		for (const name of Object.keys(shippedFiles()))
			expect(strFromU8(files[`gas-pivot/${name}.csv`]!)).toBe(shippedFiles()[name as 'flows']);
		for (const name of ['datapackage.json', 'README.md', 'LICENCES.md'])
			expect(files[`gas-pivot/${name}`]!.length).toBeGreaterThan(100);
	});
});

describe('what robots read', () => {
	it('is a map of every page, each of which is there', async () => {
		const text = await (await get('/sitemap.xml')).text();
		const addresses = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) =>
			address!.replaceAll('&amp;', '&')
		);
		expect(addresses.length).toBeGreaterThan(shipped.claims.length + shipped.routes.length + shipped.places.length);
		for (const address of addresses.filter((_, i) => i % 12 === 0))
			expect((await fetch(address)).status, address).toBe(200);
	});
	it('is a robots.txt that leads to it, and a feed of changes', async () => {
		expect(await (await get('/robots.txt')).text()).toContain('/sitemap.xml');
		expect(await (await get('/changes.atom')).text()).toMatch(
			/<feed xmlns="http:\/\/www.w3.org\/2005\/Atom">.*<entry>/s
		);
	});
});
