import {
	capacityIn,
	contractIn,
	flowIn,
	isBuilt,
	lostIn,
	partYearIn,
	planIn,
	statusIn,
	type Figure,
	type PartYear
} from '#lib/facts/figure.ts';
import type { Network, Place, Route } from '#lib/facts/network.ts';
import type { Region, Status } from '#lib/facts/schema.ts';
import { inUnit, isRestated, type Unit } from '#lib/facts/unit.ts';
import { unaccountedAt, type Unaccounted } from './balance.ts';
import type { Measure, View } from './view.ts';

/** What select needs of the network. */
export type Facts = Pick<Network, 'places' | 'routes' | 'trade'>;

/** A volume in the view's unit, with the span of its counts where sources differ. */
export interface Shown {
	readonly value: number;
	readonly low: number;
	readonly high: number;
	/** bcm as its source counts it, whatever the unit. */
	readonly bcm: number;
	/** False where the unit asks for a basis that the source does not state. */
	readonly restated: boolean;
	readonly figure: Figure;
}

export interface SelectedRoute {
	readonly id: string;
	readonly name: string;
	readonly route: Route;
	readonly supply: Place;
	/** The market that totals count it in: the wider one, where its own is part of one. */
	readonly market: Place;
	readonly region: Region;
	readonly status: Status;
	/** Not built in this year: what it shows is a plan. */
	readonly planned: boolean;
	/** `null`: unknown, never 0. */
	readonly capacity: Shown | null;
	/** Capacity that damage took, in the view's unit. */
	readonly lost: number;
	readonly flow: Shown | null;
	readonly contract: Shown | null;
	readonly plan: Shown | null;
	/** The flow of the year compared with; `null` where that is unknown or no year is compared. */
	readonly before: Shown | null;
	/** flow − before; `null` where either is unknown. */
	readonly change: number | null;
	readonly partYear: PartYear | null;
	/** Flow ÷ capacity. */
	readonly utilisation: number | null;
	/** Enters totals. */
	readonly counted: boolean;
	/** Stays bright; true for all when nothing is in focus. */
	readonly bright: boolean;
}

/** A node: a basin or a market, with the sum of what its counted routes carry. */
export interface SelectedPlace {
	readonly place: Place;
	readonly side: 'supply' | 'market';
	readonly region: Region | null;
	/** Sum of the known flows (or capacities) of its counted routes, in the view's unit: exact, not of rounded figures. */
	readonly total: number;
	/** The same in bcm, each as its source counts it. */
	readonly bcm: number;
	/** Counted routes with a figure. Where there is none the total is unknown, and no 0. */
	readonly known: number;
	/** Counted routes with no figure, so that the total is of the others only. */
	readonly unknown: number;
	/** Total ÷ the sum of all totals of its side. */
	readonly share: number;
	/** Change since the year compared with, over the routes known in both years; `null` where there is none. */
	readonly change: number | null;
	readonly bright: boolean;
	/** Gas that trade statistics count and no route with a figure carries; markets only. */
	readonly unaccounted: Unaccounted | null;
}

export interface Selection {
	readonly year: number;
	readonly vs: number | null;
	readonly measure: Measure;
	readonly unit: Unit;
	readonly plans: boolean;
	readonly scale: View['scale'];
	/** Units of the view in one bcm, so that a width means the same in each of them. */
	readonly perBcm: number;
	/** In the fixed order of the data, supply by supply. */
	readonly routes: readonly SelectedRoute[];
	readonly supplies: readonly SelectedPlace[];
	readonly markets: readonly SelectedPlace[];
	/** Sum of the markets' totals. */
	readonly total: number;
	/** Something is in focus, so that the rest dims. */
	readonly focused: boolean;
	/** Planned routes left out because plans are off. */
	readonly plannedLeftOut: number;
	/** The most that any year up to the latest figures shows under the same filters: what a scale for all years must hold. */
	readonly most: Most;
}

export interface Most {
	readonly routes: number;
	/** Sum of the widest of each route, bcm. */
	readonly extent: number;
}

/** The one place where facts meet the view, so that charts, tables, panels and sentences cannot disagree. */
export function select(facts: Facts, view: View): Selection {
	const places = new Map(facts.places.map((place) => [place.id, place]));
	const chosen = choose(facts, view, places);
	const routes = chosen.map((found) => selectRoute(found, view)).sort(byOrder);
	const of = (side: 'supply' | 'market') => selectPlaces(facts, view, routes, side);
	const markets = of('market');
	return {
		year: view.year,
		vs: view.vs,
		measure: view.measure,
		unit: view.unit,
		plans: view.plans,
		scale: view.scale,
		perBcm: inUnit({ volume: 1, basis: '15C' }, view.unit, view.year),
		routes,
		supplies: of('supply'),
		markets,
		total: sum(markets.map((market) => market.total)),
		focused: view.focus.length > 0,
		plannedLeftOut: view.plans ? 0 : choose(facts, { ...view, plans: true }, places).length - chosen.length,
		most: mostOf(facts, view, places)
	};
}

function mostOf(facts: Facts, view: View, places: ReadonlyMap<string, Place>): Most {
	const years = new Set([view.year]);
	for (const { flows } of facts.routes)
		for (const { period, months, kind } of flows) if (months === 12 && kind === 'actual') years.add(Number(period));
	let most: Most = { routes: 0, extent: 0 };
	for (const year of years) {
		const chosen = choose(facts, { ...view, year }, places);
		const extent = sum(chosen.map(({ route }) => extentIn(route, year)));
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

/** A route with the places that it joins, as a view finds it in a year. */
export interface Found {
	readonly route: Route;
	readonly supply: Place;
	readonly market: Place;
	readonly region: Region;
	readonly status: Status;
	readonly index: number;
}

/** The routes that the view asks for, in its year. */
export function choose({ routes }: Pick<Facts, 'routes'>, view: View, places: ReadonlyMap<string, Place>): Found[] {
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

function selectRoute(
	{ route, supply, market, region, status, index }: Found,
	view: View
): SelectedRoute & { index: number } {
	const { year } = view;
	const shown = (figure: Figure | null, of = year) => (figure === null ? null : show(figure, view.unit, of));
	const volume = capacityIn(route, year)?.volume ?? null;
	const flow = shown(flowIn(route, year));
	const before = view.vs === null ? null : shown(flowIn(route, view.vs) ?? notYet(route, view.vs), view.vs);
	return {
		id: route.id,
		name: route.name,
		route,
		supply,
		market,
		region,
		status,
		planned: !isBuilt(status),
		capacity: volume === null ? null : shown(nameplate(route, year, volume)),
		lost: inUnit({ volume: lostIn(route, year), basis: null }, view.unit, year),
		flow,
		contract: shown(contractIn(route, year)),
		plan: view.plans || !isBuilt(status) ? shown(planIn(route, year)) : null,
		before,
		change: flow && before ? flow.value - before.value : null,
		partYear: partYearIn(route, year),
		utilisation: flow && volume ? flow.figure.volume / volume : null,
		counted: route.counted === 'yes',
		bright:
			view.focus.length === 0 ||
			[route.id, supply.id, market.id, route.market].some((id) => id !== null && view.focus.includes(id)),
		index
	};
}

/** A route that began after a year carried nothing in it. */
function notYet(route: Route, year: number): Figure | null {
	return statusIn(route, year) === null && route.start !== null && Number(route.start.slice(0, 4)) > year
		? { volume: 0, basis: null, all: [], sources: route.sources, note: `first gas ${route.start}`, reported: false }
		: null;
}

function nameplate(route: Route, year: number, volume: number): Figure {
	const { sources = [], note = '' } = capacityIn(route, year) ?? {};
	return { volume, basis: null, all: [{ volume, basis: null }], sources, note, reported: true };
}

/** A figure in a unit. */
export function show(figure: Figure, unit: Unit, year: number): Shown {
	const value = inUnit(figure, unit, year);
	// A count without a basis cannot be restated, and would widen the range by what it may be and not by what it says.
	const all = figure.all
		.filter((count) => unit === 'bcm' || isRestated(count))
		.map((count) => inUnit(count, unit, year));
	return {
		value,
		low: Math.min(value, ...all),
		high: Math.max(value, ...all),
		bcm: figure.volume,
		restated: unit === 'bcm' || figure.volume === 0 || isRestated(figure),
		figure
	};
}

const byOrder = (a: SelectedRoute & { index: number }, b: SelectedRoute & { index: number }) =>
	(a.supply.rank ?? Infinity) - (b.supply.rank ?? Infinity) ||
	(a.market.rank ?? Infinity) - (b.market.rank ?? Infinity) ||
	a.index - b.index;

function selectPlaces(
	facts: Facts,
	view: View,
	routes: readonly SelectedRoute[],
	side: 'supply' | 'market'
): SelectedPlace[] {
	const places = [...new Set(routes.map((route) => route[side]))].sort(
		(a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity)
	);
	const measured = (route: SelectedRoute) => (view.measure === 'flow' ? route.flow : route.capacity);
	const bare = places.map((place) => {
		const own = routes.filter((route) => route.counted && route[side] === place);
		const known = own.flatMap((route) => measured(route) ?? []);
		return {
			place,
			side,
			region: side === 'market' ? (place.region ?? 'other') : null,
			total: sum(known.map((shown) => shown.value)),
			bcm: Math.round(sum(known.map((shown) => shown.bcm)) * 1e9) / 1e9,
			known: known.length,
			unknown: own.length - known.length,
			change: changeOver(own),
			bright: view.focus.length === 0 || routes.some((route) => route[side] === place && route.bright),
			unaccounted: side === 'market' && view.measure === 'flow' ? unaccountedAt(place, facts, view, routes) : null
		};
	});
	const all = sum(bare.map((node) => node.total));
	return bare.map((node) => ({ ...node, share: all === 0 ? 0 : node.total / all }));
}

function changeOver(routes: readonly SelectedRoute[]): number | null {
	const known = routes.flatMap(({ change }) => change ?? []);
	return known.length === 0 ? null : sum(known);
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
