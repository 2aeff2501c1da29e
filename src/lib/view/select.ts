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
import type { Unaccounted } from './balance.ts';
import { choose, countIn, mostOf, type Found, type Most } from './choose.ts';
import { selectPlaces } from './nodes.ts';
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
	/** How many places it stands for, where it stands for several. */
	readonly several?: number;
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

/** The one place where facts meet the view, so that charts, tables, panels and sentences cannot disagree. */
export function select(facts: Facts, view: View): Selection {
	const places = new Map(facts.places.map((place) => [place.id, place]));
	const chosen = choose(facts, view, places);
	const routes = chosen.map((found) => selectRoute(found, view)).sort(byOrder);
	const of = (side: 'supply' | 'market') => selectPlaces(facts, places, view, routes, side);
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
		plannedLeftOut: view.plans ? 0 : countIn(facts, { ...view, plans: true }, places) - chosen.length,
		most: mostOf(facts, view, places)
	};
}

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

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
