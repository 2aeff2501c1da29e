import type { DatedEvent, Network } from '#lib/facts/network.ts';

/** What rests on a source: for each row that names it, the id of the thing that the row belongs to. */
export interface Rests {
	/** Route ids, once for each row. */
	readonly flows: string[];
	readonly capacities: string[];
	/** Ids of the places that bought, once for each row. */
	readonly trade: string[];
	/** Routes and places whose own facts name it. */
	readonly routes: string[];
	readonly places: string[];
	readonly events: DatedEvent[];
	readonly claims: string[];
}

/** All rows of all files, by the source that they name. A source that nothing rests on is not in it. */
export function restsOn(network: Network): ReadonlyMap<string, Rests> {
	const all = new Map<string, Rests>();
	const on = (sources: readonly string[], add: (rests: Rests) => void) => {
		for (const source of sources) {
			const rests = all.get(source) ?? empty();
			add(rests);
			all.set(source, rests);
		}
	};
	for (const route of network.routes) {
		on(route.sources, ({ routes }) => routes.push(route.id));
		for (const row of route.flows) on(row.sources, ({ flows }) => flows.push(route.id));
		for (const row of route.capacities) on(row.sources, ({ capacities }) => capacities.push(route.id));
	}
	for (const place of network.places) on(place.sources, ({ places }) => places.push(place.id));
	for (const row of network.trade) on(row.sources, ({ trade }) => trade.push(row.to));
	for (const event of network.events) on(event.sources, ({ events }) => events.push(event));
	for (const claim of network.claims) on(claim.source_ids, ({ claims }) => claims.push(claim.id));
	return all;
}

const empty = (): Rests => ({ flows: [], capacities: [], trade: [], routes: [], places: [], events: [], claims: [] });

/** How often each id stands in a list, in the order of their first. */
export function countEach(ids: readonly string[]): [id: string, count: number][] {
	const counts = new Map<string, number>();
	for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
	return [...counts];
}
