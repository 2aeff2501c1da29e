import { capacityIn, contractIn, flowIn, isBuilt, lostIn, planIn, statusIn } from '#lib/facts/figure.ts';
import type { Network, Place, Route } from '#lib/facts/network.ts';
import type { Region, Status } from '#lib/facts/schema.ts';
import type { View } from './view.ts';

/** A route that a view asks for in a year, with its ends found. */
export interface Found {
	readonly route: Route;
	readonly supply: Place;
	readonly market: Place;
	readonly region: Region;
	readonly status: Status;
	readonly index: number;
}

/** The routes that the view asks for, in its year. */
export function choose({ routes }: Pick<Network, 'routes'>, view: View, places: ReadonlyMap<string, Place>): Found[] {
	return routes.flatMap((route, index) => {
		const own = route.market === null ? undefined : places.get(route.market);
		const market = own?.partOf == null ? own : places.get(own.partOf);
		const supply = places.get(route.supply);
		const status = statusIn(route, view.year);
		if (!market || !supply || status === null) return [];
		const named = view.focus.includes(route.id);
		const wanted =
			(named || (isDrawn(route) && isWanted(status, view))) &&
			(view.status.length === 0 || view.status.includes(status)) &&
			(view.from.length === 0 || view.from.some((id) => isFrom(supply, id, places))) &&
			(view.to.length === 0 || view.to.some((id) => id === market.id || id === own?.id));
		return wanted ? [{ route, supply, market, region: market.region ?? 'other', status, index }] : [];
	});
}

/**
 * A pipeline's repeat is the same line further on, so it is drawn when asked for by name. The gas of an LNG plant is part of
 * what a market takes from all ships, but the plant is drawn by itself: no other line shows it.
 */
const isDrawn = ({ counted, carrier }: Route) => counted === 'yes' || (counted === 'repeat' && carrier === 'lng');

const isWanted = (status: Status, view: View) =>
	isBuilt(status) ||
	(view.plans && (status === 'proposed' || status === 'construction')) ||
	view.status.includes(status);

/** A supply may be asked for by itself, or by its country. */
const isFrom = (supply: Place, id: string, places: ReadonlyMap<string, Place>) =>
	supply.id === id ||
	(places.get(id)?.kind === 'market' && supply.country !== null && places.get(id)?.country === supply.country);

/** What a scale for all years must hold. */
export interface Most {
	readonly routes: number;
	/** Sum of the widest of each route, bcm. */
	readonly extent: number;
}

/** The most that any year up to the latest figures shows under the same filters. */
export function mostOf(facts: Pick<Network, 'routes'>, view: View, places: ReadonlyMap<string, Place>): Most {
	let most: Most = { routes: 0, extent: 0 };
	const named = namedBy(facts, view);
	for (const year of new Set([view.year, ...yearsOf(facts)])) {
		const { routes, extent } = allIn(facts, named, { ...view, year }, places);
		most = { routes: Math.max(most.routes, routes), extent: Math.max(most.extent, extent) };
	}
	return most;
}

/** How many routes the view asks for, in its year. */
export const countIn = (facts: Pick<Network, 'routes'>, view: View, places: ReadonlyMap<string, Place>): number =>
	allIn(facts, namedBy(facts, view), view, places).routes;

const namedBy = ({ routes }: Pick<Network, 'routes'>, view: View): Pick<Network, 'routes'> => ({
	routes: view.focus.length === 0 ? [] : routes.filter(({ id }) => view.focus.includes(id))
});

/** What one year shows. What is in focus adds to what is drawn anyway: a change of focus need not look at every route again. */
function allIn(
	facts: Pick<Network, 'routes'>,
	named: Pick<Network, 'routes'>,
	view: View,
	places: ReadonlyMap<string, Place>
): Most {
	const bare = { ...view, focus: [] };
	const base = mostIn(facts, bare, places);
	if (named.routes.length === 0) return base;
	const drawn = new Set(choose(named, bare, places).map(({ route }) => route));
	const more = choose(named, view, places).filter(({ route }) => !drawn.has(route));
	return { routes: base.routes + more.length, extent: base.extent + extentOf(more, view.year) };
}

type Routes = Network['routes'];
const years = new WeakMap<Routes, readonly number[]>();

/** Years with figures. */
function yearsOf({ routes }: Pick<Network, 'routes'>): readonly number[] {
	const known = years.get(routes);
	if (known) return known;
	const met = new Set<number>();
	for (const { flows } of routes)
		for (const { period, months, kind } of flows) if (months === 12 && kind === 'actual') met.add(Number(period));
	years.set(routes, [...met]);
	return [...met];
}

/** What is kept of each network: views come with any filters, so no more than so many. */
const MOST_KEPT = 500;
const kept = new WeakMap<Routes, Map<string, Most>>();

/** The same of one year, with nothing in focus. Kept, since every year of a network is looked at for each that is drawn. */
function mostIn(facts: Pick<Network, 'routes'>, view: View, places: ReadonlyMap<string, Place>): Most {
	const { year, from, to, status, plans } = view;
	const key = JSON.stringify([year, from, to, status, plans]);
	let own = kept.get(facts.routes);
	if (!own || own.size > MOST_KEPT) kept.set(facts.routes, (own = new Map<string, Most>()));
	const known = own.get(key);
	if (known) return known;
	const chosen = choose(facts, view, places);
	const most = { routes: chosen.length, extent: extentOf(chosen, year) };
	own.set(key, most);
	return most;
}

const extentOf = (found: readonly Found[], year: number) =>
	found.reduce((total, { route }) => total + extentIn(route, year), 0);

/** The widest of all that is known of a route in a year, bcm. */
const extentIn = (route: Route, year: number) =>
	Math.max(
		(capacityIn(route, year)?.volume ?? 0) + lostIn(route, year),
		...[flowIn, contractIn, planIn].map((read) => read(route, year)?.volume ?? 0)
	);
