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
	const years = new Set([view.year]);
	for (const { flows } of facts.routes)
		for (const { period, months, kind } of flows) if (months === 12 && kind === 'actual') years.add(Number(period));
	let most: Most = { routes: 0, extent: 0 };
	for (const year of years) {
		const chosen = choose(facts, { ...view, year }, places);
		const extent = chosen.reduce((total, { route }) => total + extentIn(route, year), 0);
		most = { routes: Math.max(most.routes, chosen.length), extent: Math.max(most.extent, extent) };
	}
	return most;
}

/** The widest of all that is known of a route in a year, bcm. */
const extentIn = (route: Route, year: number) =>
	Math.max(
		(capacityIn(route, year)?.volume ?? 0) + lostIn(route, year),
		...[flowIn, contractIn, planIn].map((read) => read(route, year)?.volume ?? 0)
	);
