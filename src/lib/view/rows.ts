import { basisName, type Unit } from '#lib/facts/unit.ts';
import { find, kinds, valueIn, type Kind, type Row } from './figures.ts';

export const columns = ['route', 'period', 'volume', 'kind', 'months', 'basis', 'preferred', 'sources'] as const;
export type Column = (typeof columns)[number];

/** What the table's address says beyond the view. */
export interface TableState {
	/** `null`: as the data has them. */
	readonly sort: { readonly column: Column; readonly down: boolean } | null;
	readonly q: string;
	readonly kind: Kind | null;
	/** From 1. */
	readonly page: number;
}

/** Rows on a page: as many as a browser draws without a stutter. */
export const PAGE = 200;
/** Longer than any name or note that one would look for. */
const LONGEST = 80;

/** Total: whatever the query, a state. */
export function parseTableState(params: URLSearchParams): TableState {
	const sort = params.get('sort') ?? '';
	const column = columns.find((name) => name === sort.replace(/^-/, ''));
	const page = params.get('page') ?? '';
	return {
		sort: column ? { column, down: sort.startsWith('-') } : null,
		q: (params.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST).trim().toWellFormed(),
		kind: kinds.find((kind) => kind === params.get('kind')) ?? null,
		page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1
	};
}

/** Canonical, to stand behind the view's own query: empty, or `&` and what differs from the beginning. */
export function formatTableState({ sort, q, kind, page }: TableState): string {
	const parts: [string, string][] = [
		['sort', sort ? `${sort.down ? '-' : ''}${sort.column}` : ''],
		['q', q],
		['kind', kind ?? ''],
		['page', page === 1 ? '' : String(page)]
	];
	return parts.map(([key, value]) => (value === '' ? '' : `&${key}=${encodeURIComponent(value)}`)).join('');
}

/** What the table's page reads of a query beyond the view, in its canonical form. */
export const tableQuery = (params: URLSearchParams): string => formatTableState(parseTableState(params));

export interface TablePage {
	/** Of this page. */
	readonly rows: readonly Row[];
	/** Of all pages, after kind and words. */
	readonly found: number;
	readonly page: number;
	readonly pages: number;
}

/** Finds, sorts and cuts: what one page shows. A page past the end is the last. */
export function tableOf(
	rows: readonly Row[],
	{ sort, q, kind, page }: TableState,
	unit: Unit,
	publisherOf: (id: string) => string
): TablePage {
	const found = find(kind ? rows.filter((row) => row.kind === kind) : rows, q, publisherOf);
	const sorted = sort ? sorter(found, sort, (row) => keyOf(row, sort.column, unit, publisherOf)) : found;
	const pages = Math.max(1, Math.ceil(found.length / PAGE));
	const shown = Math.min(page, pages);
	return { rows: sorted.slice((shown - 1) * PAGE, shown * PAGE), found: found.length, page: shown, pages };
}

/** The pages that a page links to: the first, the last, and those near it; `null` stands for a gap. */
export function pagesNear(page: number, pages: number): (number | null)[] {
	const near = [1, pages, ...Array.from({ length: 7 }, (_, i) => page - 3 + i)];
	const listed = [...new Set(near)].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b);
	return listed.flatMap((n, i) => {
		const gap = n - (listed[i - 1] ?? 0);
		return gap === 2 ? [n - 1, n] : gap > 2 ? [null, n] : [n];
	});
}

type Key = string | number | null;

/** Stable both ways: equal rows stay as they were. What is unknown comes last both ways. */
function sorter(rows: readonly Row[], { down }: { readonly down: boolean }, keyOf: (row: Row) => Key): Row[] {
	const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
	const sign = down ? -1 : 1;
	return keyed
		.sort((a, b) => {
			if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
			return a.key === b.key ? 0 : a.key < b.key ? -sign : sign;
		})
		.map(({ row }) => row);
}

function keyOf(row: Row, column: Column, unit: Unit, publisherOf: (id: string) => string): Key {
	switch (column) {
		case 'route':
			return row.route.name.toLowerCase();
		case 'period':
			return row.period === '' ? null : row.period;
		case 'months':
			return row.months;
		case 'kind':
			return row.kind;
		case 'volume':
			return valueIn(row, unit);
		case 'basis':
			return row.basis === null ? null : basisName[row.basis];
		case 'preferred':
			return row.preferred ? 0 : 1;
		case 'sources':
			return publisherOf(row.sources[0] ?? '').toLowerCase();
	}
}
