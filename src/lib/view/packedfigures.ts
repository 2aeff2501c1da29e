import type { Citation, Network, Route } from '#lib/facts/network.ts';
import { kinds, rowsOf, type Row } from './figures.ts';

type Source = Pick<Citation, 'id' | 'publisher' | 'published' | 'weak'>;

/** The table's figures, made to be sent: a list for each row, with sources and routes by their place in a list. */
export interface PackedRows {
	readonly routes: readonly string[];
	readonly sources: readonly Source[];
	readonly rows: readonly (readonly [
		route: number,
		period: string,
		months: number,
		kind: number,
		volume: number | null,
		basis: Row['basis'],
		preferred: 0 | 1,
		sources: readonly number[],
		note: string
	])[];
}

export function packRows(network: Network): PackedRows {
	const rows = rowsOf(network);
	const cited = new Set(rows.flatMap(({ sources }) => sources));
	const sources = network.citations
		.filter(({ id }) => cited.has(id))
		.map(({ id, publisher, published, weak }) => ({ id, publisher, published, weak }));
	const at = new Map(sources.map(({ id }, i) => [id, i]));
	const routeAt = new Map(network.routes.map(({ id }, i) => [id, i]));
	return {
		routes: [...routeAt.keys()],
		sources,
		rows: rows.map((row) => [
			routeAt.get(row.route.id)!,
			row.period,
			row.months,
			kinds.indexOf(row.kind),
			row.volume,
			row.basis,
			row.preferred ? 1 : 0,
			row.sources.flatMap((id) => at.get(id) ?? []),
			row.note
		])
	};
}

/** The rows as they were, on the routes given. */
export function unpackRows(packed: PackedRows, routes: readonly Route[]): Row[] {
	const byId = new Map(routes.map((route) => [route.id, route]));
	return packed.rows.flatMap(([route, period, months, kind, volume, basis, preferred, sources, note]) => {
		const of = byId.get(packed.routes[route] ?? '');
		return of
			? [
					{
						route: of,
						period,
						months,
						kind: kinds[kind]!,
						volume,
						basis,
						preferred: preferred === 1,
						sources: sources.flatMap((i) => packed.sources[i]?.id ?? []),
						note
					}
				]
			: [];
	});
}
