import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { kinds, rowsInView, rowsOf, valueIn, type Row } from '#lib/view/figures.ts';
import { packRows, unpackRows, type PackedRows } from '#lib/view/packedfigures.ts';
import {
	columns,
	formatTableState,
	PAGE,
	parseTableState,
	tableOf,
	tableQuery,
	type TableState,
	pagesNear
} from '#lib/view/rows.ts';
import { shipped, viewOf } from '../support/network.ts';

const rows = rowsOf(shipped);
const count = (file: string) =>
	Papa.parse(readFileSync(`data/${file}.csv`, 'utf8'), { skipEmptyLines: true }).data.length - 1;
const initial: TableState = { sort: null, q: '', kind: null, page: 1 };
const publishers = new Map(shipped.citations.map(({ id, publisher }) => [id, publisher]));
const publisherOf = (id: string) => publishers.get(id) ?? '';
const table = (change: Partial<TableState>, of: readonly Row[] = rows) =>
	tableOf(of, { ...initial, ...change }, 'bcm', publisherOf);
const all = (change: Partial<TableState>) => {
	const { pages } = table(change);
	return Array.from({ length: pages }, (_, i) => table({ ...change, page: i + 1 }).rows).flat();
};
const inView = (change: Parameters<typeof viewOf>[1]) => rowsInView(rows, shipped, viewOf(shipped, change));

describe('the rows of the table', () => {
	it('are those of the files, each once', () => {
		expect(rows.length).toBe(count('flows') + count('capacities'));
		expect(inView({ plans: true })).toHaveLength(rows.length);
		expect(all({})).toEqual(rows);
	});
	it('come back from what is sent to the browser', () => {
		const sent = JSON.parse(JSON.stringify(packRows(shipped))) as PackedRows;
		expect(unpackRows(sent, shipped.routes)).toEqual(rows);
	});
	it('leave out what is announced until it is asked for', () => {
		expect(inView({}).some((row) => row.kind === 'plan' || row.route.id === 'power-of-siberia-2')).toBe(false);
		expect(inView({ focus: ['power-of-siberia-2'] }).some((row) => row.kind === 'plan')).toBe(true);
	});
	it.each([
		[{ focus: ['nord-stream-1'] }, (row: Row) => row.route.id === 'nord-stream-1'],
		[{ to: ['spain'] }, (row: Row) => ['medgaz', 'maghreb-europe'].includes(row.route.id)],
		[{ from: ['norwegian-shelf'] }, (row: Row) => ['norway-europe', 'baltic-pipe'].includes(row.route.id)],
		[{ status: ['cancelled' as const] }, (row: Row) => row.route.id === 'south-stream']
	])('are those of the routes that %j asks for', (change, test) => {
		const found = inView(change);
		expect(found.length).toBeGreaterThan(0);
		expect(found.every(test)).toBe(true);
		expect(found).toEqual(rows.filter((row) => test(row) && (row.kind !== 'plan' || 'focus' in change)));
	});
	it('take a country for its basins and a wider market for its parts', () => {
		expect(inView({ from: ['russia'] })).toEqual(inView({ from: ['west-siberia', 'east-siberia', 'sakhalin'] }));
		expect(inView({ to: ['europe'] }).some((row) => row.route.id === 'medgaz')).toBe(true);
	});
});

describe('sorting', () => {
	it.each(columns)('by %s keeps every row, and equal rows in their order, both ways', (column) => {
		for (const down of [false, true]) {
			const sorted = all({ sort: { column, down } });
			expect(sorted).toHaveLength(rows.length);
			expect(new Set(sorted)).toEqual(new Set(rows));
			const same = table(
				{ sort: { column, down } },
				rows.slice(0, 3).flatMap((row) => [row, { ...row }])
			);
			for (let i = 0; i < 6; i += 2) expect(same.rows[i]!.note).toBe(same.rows[i + 1]!.note);
		}
	});
	it('puts the largest first, and what is unknown last both ways', () => {
		const values = all({ sort: { column: 'volume', down: true } }).map(({ volume }) => volume);
		const known = values.filter((value) => value !== null);
		expect(known).toEqual(known.toSorted((a, b) => b - a));
		expect(values.slice(known.length).every((value) => value === null)).toBe(true);
		expect(all({ sort: { column: 'period', down: false } }).at(-1)!.period).toBe('');
	});
});

describe('finding', () => {
	it.each(kinds)('takes only the kind %s when asked', (kind) => {
		const found = all({ kind });
		expect(found).toEqual(rows.filter((row) => row.kind === kind));
		expect(found.length).toBeGreaterThan(0);
	});
	it('wants every word, in whatever field', () => {
		const found = all({ q: 'nord  STREAM 2021-03 bruegel' });
		expect(found).toHaveLength(1);
		expect(found[0]).toMatchObject({ route: { id: 'nord-stream-1' }, period: '2021-03' });
	});
	it('finds a route by its other names', () =>
		expect(all({ q: 'severny potok 2' }).some((row) => row.route.id === 'nord-stream-2')).toBe(true));
	it('of nothing is an empty page, and not a fault', () =>
		expect(table({ q: 'zzz', page: 7 })).toEqual({ rows: [], found: 0, page: 1, pages: 1 }));
});

describe('a page', () => {
	it('is no longer than a browser draws at once, and one past the end is the last', () => {
		expect(table({}).rows).toHaveLength(PAGE);
		expect(table({ page: 99 }).page).toBe(table({}).pages);
	});
});

describe('the address of the table', () => {
	const anyQuery = fc.array(
		fc.tuple(fc.constantFrom('sort', 'q', 'kind', 'page', 'year'), fc.string({ unit: 'binary' }))
	);
	it('reads any query, and settles at one', () =>
		fc.assert(
			fc.property(anyQuery, (query) => {
				const once = tableQuery(new URLSearchParams(query));
				expect(tableQuery(new URLSearchParams(once))).toBe(once);
			})
		));
	const state = fc.record({
		sort: fc.option(fc.record({ column: fc.constantFrom(...columns), down: fc.boolean() }), { nil: null }),
		q: fc.constantFrom('', 'nord stream', 'ö & = +', '2021-03'),
		kind: fc.option(fc.constantFrom(...kinds), { nil: null }),
		page: fc.integer({ min: 1, max: 9999 })
	});
	it('brings back what it was formatted from', () =>
		fc.assert(
			fc.property(state, (s) => {
				expect(parseTableState(new URLSearchParams(formatTableState(s)))).toEqual(s);
			})
		));
	it('is empty at the beginning', () => expect(tableQuery(new URLSearchParams('year=2021&page=1'))).toBe(''));
});

describe('a daily rate', () => {
	const row = (period: string, months: number) => ({ ...rows[0]!, period, months, volume: 3, basis: '15C' as const });
	it('of a month is over the days of the month', () => {
		const [month, year] = [valueIn(row('2021-02', 1), 'gwhd')!, valueIn(row('2021', 12), 'gwhd')!];
		expect(month / year).toBeCloseTo(365 / 28, 9);
	});
	it('of a part-year is over its months', () =>
		expect(valueIn(row('2021', 6), 'bcfd')! / valueIn(row('2021', 12), 'bcfd')!).toBeCloseTo(2, 9));
	it('is no other thing for a volume', () => expect(valueIn(row('2021-02', 1), 'bcm')).toBe(3));
});

describe('the pages that a table links to', () => {
	it.each([
		[1, 1, [1]],
		[2, 4, [1, 2, 3, 4]],
		[1, 900, [1, 2, 3, 4, null, 900]],
		[450, 900, [1, null, 447, 448, 449, 450, 451, 452, 453, null, 900]],
		[6, 12, [1, 2, 3, 4, 5, 6, 7, 8, 9, null, 12]]
	])('from page %i of %i', (page, pages, expected) => {
		expect(pagesNear(page, pages)).toEqual(expected);
	});
});
