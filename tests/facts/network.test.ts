import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readNetwork } from '#lib/facts/network.ts';
import { FactsError } from '#lib/facts/problem.ts';
import { fileNames, schema, type FileName } from '#lib/facts/schema.ts';
import { shippedFiles } from '../support/network.ts';

const files = shippedFiles();

/** The shipped files with one cell, or one row, changed. Rows count from 0 after the header. */
function broken(
	name: FileName,
	row: number,
	change: (cells: string[], header: string[]) => string[] | null
): Record<FileName, string> {
	const { data } = Papa.parse<string[]>(files[name].trimEnd());
	const header = data[0]!;
	const next = data.flatMap((cells, i) => {
		if (i !== row + 1) return [cells];
		const changed = change([...cells], header);
		return changed === null ? [] : [changed];
	});
	return { ...files, [name]: Papa.unparse(next, { newline: '\n' }) };
}
const rowsOf = (name: FileName) => Papa.parse(files[name].trimEnd()).data.length - 1;
const set = (column: string, value: string) => (cells: string[], header: string[]) => {
	cells[header.indexOf(column)] = value;
	return cells;
};
function faultsOf(texts: Record<FileName, string>) {
	try {
		readNetwork(texts);
		return [];
	} catch (error) {
		if (error instanceof FactsError) return error.problems;
		throw error;
	}
}

describe('readNetwork', () => {
	it('reads the shipped data without a fault', () => expect(faultsOf(files)).toEqual([]));

	it.each<[string, FileName, string, string]>([
		['an id that is no slug', 'places', 'id', 'West Siberia'],
		['a kind of place that there is not', 'places', 'kind', 'volcano'],
		['a latitude past the pole', 'places', 'lat', '91'],
		['a longitude past the date line', 'places', 'lon', '-181'],
		['a latitude without a longitude', 'places', 'lon', ''],
		['a region that there is not', 'places', 'region', 'atlantis'],
		['a part of an unknown place', 'places', 'part_of', 'nowhere'],
		['a place with no name', 'places', 'name', ''],
		['a route from an unknown place', 'routes', 'from_place', 'nowhere'],
		['a route to an unknown place', 'routes', 'to_place', 'nowhere'],
		['a route from an unknown basin', 'routes', 'supply', 'nowhere'],
		['a route to an unknown market', 'routes', 'market', 'nowhere'],
		['an unknown status', 'routes', 'status', 'sleeping'],
		['an unknown carrier', 'routes', 'carrier', 'camel'],
		['a country that is no code', 'routes', 'via', 'Poland'],
		['a start that is no period', 'routes', 'start', 'spring 2012'],
		['a route from an unknown source', 'routes', 'source_ids', 'hearsay'],
		['a route without a source', 'routes', 'source_ids', ''],
		['a capacity of an unknown route', 'capacities', 'route_id', 'nord-stream-9'],
		['a capacity in words', 'capacities', 'capacity_bcm_y', 'much'],
		['a capacity below nothing', 'capacities', 'capacity_bcm_y', '-5'],
		['a capacity from an odd year', 'capacities', 'from_year', '20I1'],
		['a waypoint of an unknown route', 'waypoints', 'route_id', 'x'],
		['a waypoint out of range', 'waypoints', 'lat', '128'],
		['a flow of an unknown route', 'flows', 'route_id', 'x'],
		['a period with a thirteenth month', 'flows', 'period', '2021-13'],
		['a part-year of no months', 'flows', 'months', '0'],
		['an unknown basis', 'flows', 'basis', '25C'],
		['an unknown kind of flow', 'flows', 'kind', 'rumour'],
		['a preference that is not yes', 'flows', 'preferred', 'no'],
		['a figure without a source', 'flows', 'source_ids', ''],
		['a figure from an unknown source', 'flows', 'source_ids', 'hearsay'],
		['a sale from an unknown place', 'trade', 'from_place', 'x'],
		['a sale in no year', 'trade', 'year', '202'],
		['a day that the calendar lacks', 'events', 'date', '2022-02-30'],
		['an event of an unknown route', 'events', 'route_id', 'x'],
		['an unknown verdict', 'claims', 'verdict', 'maybe'],
		['a claim about nothing that there is', 'claims', 'about_id', 'nowhere'],
		['a check of an unknown claim', 'checks', 'claim_id', 'x'],
		['a check of an unknown route', 'checks', 'of', 'x'],
		['an unknown comparison', 'checks', 'op', '~'],
		['an address that runs a script', 'sources', 'url', 'javascript:alert(1)'],
		['a source published on no day', 'sources', 'published', 'yesterday']
	])('names file, line and column of %s', (_, name, column, value) => {
		const faults = faultsOf(broken(name, 1, set(column, value)));
		expect(faults).toContainEqual(expect.objectContaining({ file: `${name}.csv`, line: 3, column }));
	});

	it.each([
		...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)'],
		...['javascript://x.example/%0aalert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:msgbox(1)'],
		...[
			'file:///etc/passwd',
			'//evil.example',
			'blob:https://x.example/1',
			'https:/x.example',
			'ftp://x.example/',
			'https://'
		],
		...[
			'http://[x',
			'https://x.example/ onclick=alert(1)',
			'&#106;avascript:alert(1)',
			'view-source:https://x.example/'
		]
	])('takes nothing but an address of the web for a link: not %j', (url) => {
		expect(faultsOf(broken('sources', 1, set('url', url)))).toContainEqual(
			expect.objectContaining({ file: 'sources.csv', line: 3, column: 'url' })
		);
	});

	it.each([
		['\u202e', 'U+202E'],
		['\u2066', 'U+2066'],
		['\u0000', 'U+0000'],
		['\u001b', 'U+001B'],
		['\u0085', 'U+0085'],
		['\ufffe', 'U+FFFE'],
		['\ud800', 'U+D800']
	])('refuses by name %j, which nobody sees, in any text', (mark, code) => {
		for (const [name, column] of [
			['places', 'name'],
			['routes', 'note'],
			['claims', 'explanation'],
			['sources', 'title']
		] as const)
			expect(faultsOf(broken(name, 1, set(column, `Gas${mark}txt`)))).toContainEqual({
				...{ file: `${name}.csv`, line: 3, column },
				message: `expected no control characters and no marks of direction, found ${code}`
			});
	});

	it.each<[FileName, string]>([
		['places', 'id'],
		['routes', 'id'],
		['claims', 'id'],
		['sources', 'id'],
		['waypoints', 'seq'],
		['checks', 'seq']
	])('refuses the same key twice in %s', (name, column) => {
		const first = Papa.parse<string[]>(files[name].trimEnd()).data[1]!;
		const faults = faultsOf(broken(name, 1, () => first));
		expect(faults).toContainEqual(expect.objectContaining({ file: `${name}.csv`, line: 3, column }));
	});

	it('refuses two preferred figures for one route, period and kind, and none', () => {
		const { data } = Papa.parse<Record<string, string>>(files.flows.trimEnd(), { header: true });
		const rival = data.findIndex((row) => row.preferred === '' && row.kind === 'actual');
		expect(faultsOf(broken('flows', rival, set('preferred', 'yes')))[0]).toMatchObject({
			file: 'flows.csv',
			column: 'preferred'
		});
		const only = data.findIndex((row) => row.preferred === 'yes');
		expect(faultsOf(broken('flows', only, set('preferred', '')))[0]).toMatchObject({
			file: 'flows.csv',
			column: 'preferred'
		});
	});

	it('names what is missing when a row that others lean on goes', () => {
		const faults = faultsOf(broken('routes', 0, () => null));
		expect(faults.length).toBeGreaterThan(10);
		expect(faults.every(({ message }) => message.includes('nord-stream-1'))).toBe(true);
	});

	it('reports the faults of all files at once', () => {
		const faults = faultsOf({
			...broken('flows', 0, set('months', '14')),
			...{ events: files.events.replace('2011-11-08', '2011-11-31') }
		});
		expect(faults.map(({ file }) => file).sort()).toEqual(['events.csv', 'flows.csv']);
	});

	it('finds a fault put into any column of any file that is not free text', { timeout: 60_000 }, () => {
		const free = new Set([
			'name',
			'note',
			'operator',
			'title',
			'publisher',
			'licence',
			'claim',
			'quote',
			'explanation',
			'speaker',
			'label',
			'metric',
			'unit'
		]);
		const odd = new Set([
			'gem_ids',
			'also_known_as',
			'view_hint',
			'view',
			'verdict_note',
			'measure2',
			'year2',
			'value',
			'subject',
			'id',
			'url',
			'table',
			'row_key',
			'column',
			'old',
			'new'
		]);
		for (const name of fileNames)
			for (const column of Object.keys(schema[name])) {
				if (free.has(column) || odd.has(column)) continue;
				const row = Math.min(2, rowsOf(name) - 1);
				const faults = faultsOf(broken(name, row, set(column, '§')));
				expect(faults, `${name}.${column}`).toContainEqual(
					expect.objectContaining({ file: `${name}.csv`, line: row + 2, column })
				);
			}
	});
});
