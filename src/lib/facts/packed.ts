import type { Citation, Network, Point, Route } from './network.ts';

/** A source as a chart names it; the page of sources tells the rest. */
type Source = Pick<Citation, 'id' | 'publisher' | 'published' | 'weak'>;

/** What charts need of the network: years and no months, lines as text, sources by name. Made to be sent. */
export interface Packed {
	readonly places: Network['places'];
	readonly routes: readonly (Omit<Route, 'parts'> & { readonly line: string })[];
	readonly trade: Network['trade'];
	readonly claims: Network['claims'];
	readonly checks: Network['checks'];
	readonly sources: readonly Source[];
	readonly changes: Network['changes'];
	readonly version: DataVersion;
}

/** Which data this is: a hash of its files, and the day of its last change. */
export interface DataVersion {
	readonly hash: string;
	readonly date: string;
}

export type ChartFacts = Omit<Packed, 'routes'> & { readonly routes: readonly Route[] };

/** Leaves out what no chart shows: months, the notes of routes and of counts not preferred, places on no route. */
export function pack(
	{ places, routes, trade, claims, checks, citations, changes }: Network,
	version: DataVersion
): Packed {
	const sold = trade.filter((row) => row.preferred && row.months === 12).map((row) => ({ ...row, note: '' }));
	const used = new Set([
		...routes.flatMap(({ from, to, supply, market }) => [from, to, supply, market]),
		...sold.flatMap(({ from, to }) => [from, to])
	]);
	const kept = places.filter(
		({ id, partOf, kind }) => used.has(id) || kind === 'market' || kind === 'summit' || partOf !== null
	);
	const cited = new Set([
		...sold.flatMap(({ sources }) => sources),
		...routes.flatMap(({ sources, capacities, flows }) => [
			...sources,
			...capacities.flatMap((row) => row.sources),
			...flows.flatMap((row) => (row.period.length === 4 ? row.sources : []))
		])
	]);
	return {
		places: kept.map((place) => ({ ...place, sources: [] })),
		routes: routes.map(({ parts, ...route }) => ({
			...route,
			note: '',
			capacities: route.capacities.map((row) => ({ ...row, note: row.volume === null ? '' : row.note })),
			flows: route.flows
				.filter(({ period }) => period.length === 4)
				.map((flow) => (flow.preferred ? flow : { ...flow, note: '' })),
			line: parts.map((part) => part.map(({ lon, lat }) => `${lon} ${lat}`).join(',')).join(';')
		})),
		trade: sold,
		claims: claims.map((claim) => ({ ...claim, view_hint: '', metric: '', source_ids: [] })),
		checks,
		changes,
		sources: citations
			.filter(({ id }) => cited.has(id))
			.map(({ id, publisher, published, weak }) => ({ id, publisher, published, weak })),
		version
	};
}

/** The facts as charts read them. */
export const unpack = ({ routes, ...packed }: Packed): ChartFacts => ({
	...packed,
	routes: routes.map(({ line, ...route }) => ({ ...route, parts: partsOf(line) }))
});

const partsOf = (line: string): Point[][] =>
	line === ''
		? []
		: line.split(';').map((part) =>
				part.split(',').map((point) => {
					const [lon, lat] = point.split(' ').map(Number);
					return { lon: lon!, lat: lat! };
				})
			);
