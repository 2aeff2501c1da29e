import { flowIn, isBuilt } from '#lib/facts/figure.ts';
import type { DatedClaim, MonthFacts } from '#lib/facts/months.ts';
import type { DatedEvent, Place, Route } from '#lib/facts/network.ts';
import type { Region } from '#lib/facts/schema.ts';
import { inUnit, type Unit } from '#lib/facts/unit.ts';
import { choose, type Found } from './choose.ts';
import { show, type Facts, type Shown } from './select.ts';
import { listed, standingsOf, sumsOf, type Standing, type YearSum } from './standings.ts';
import { gapsOf, horizonOf, promisesOf, stepsOf, type Promised, type Step } from './steps.ts';
import { dayOf, type Days } from './time.ts';
import type { View } from './view.ts';

export interface RouteSeries {
	readonly id: string;
	readonly name: string;
	readonly route: Route;
	readonly supply: Place;
	readonly market: Place;
	readonly region: Region;
	readonly counted: boolean;
	/** In order of time, none over another: a year stands only where no month of it does. */
	readonly steps: readonly Step[];
	/** Days in which the pipe was in use, as far as is known, and no source tells what it carried. Never 0. */
	readonly gaps: readonly Days[];
	readonly standings: readonly Standing[];
	readonly promised: readonly Promised[];
	/** Full years that a source gives, with or without months. */
	readonly years: readonly { readonly year: number; readonly shown: Shown }[];
	/** Years of which every month is known, against the year's own figure. */
	readonly sums: readonly YearSum[];
	/** The highest of all that is drawn, a year in the view's unit. */
	readonly most: number;
}

/** Numbered in order of time. */
export interface SelectedEvent extends DatedEvent {
	readonly number: number;
	readonly day: number;
}

export interface SeriesSelection {
	readonly span: readonly [number, number];
	readonly days: Days;
	/** The day after the last that any figure covers. */
	readonly horizon: number;
	readonly unit: Unit;
	/** Units of the view in one bcm. */
	readonly perBcm: number;
	readonly stack: View['stack'];
	/** In the fixed order of the data. */
	readonly series: readonly RouteSeries[];
	/** Routes that the filters ask for and the focus leaves out. */
	readonly others: readonly { readonly id: string; readonly name: string }[];
	readonly events: readonly SelectedEvent[];
	readonly claims: readonly (DatedClaim & { readonly day: number })[];
}

/** Above this many years what happened to no one route is left out. */
const GENERAL = 4;

/** A route takes part if it fits the view's filters in any year of the span and anything is known of it there. */
export function selectSeries(facts: Facts, months: MonthFacts, view: View): SeriesSelection {
	const horizon = horizonOf(facts, months);
	const span = view.span ?? wholeSpan(facts, view, horizon);
	const days = { from: dayOf(String(span[0])), to: dayOf(String(span[1] + 1)) };
	const found = foundIn(facts, view, span);
	const asked = foremostIn(found, view);
	const known = asked
		.map((found) => seriesOf(found, months, view, span, days, horizon))
		.filter(({ steps, standings, promised }) => steps.length + standings.length + promised.length > 0);
	const named = view.focus.length === 0 ? [] : known.filter((series) => isNamed(series, view));
	const series = named.length > 0 ? named : known.filter((one) => one.counted || isFiltered(view));
	const drawn = new Set(series.map(({ id }) => id));
	const within = (day: number) => day >= days.from && day < days.to;
	const isGeneral = span[1] - span[0] < GENERAL;
	return {
		span,
		days,
		horizon,
		unit: view.unit,
		perBcm: inUnit({ volume: 1, basis: '15C' }, view.unit, view.year),
		stack: view.stack,
		series,
		others: [
			...known.filter(({ id, counted }) => !drawn.has(id) && counted),
			...(asked.length === found.length ? [] : found.filter((one) => !asked.includes(one)).map(({ route }) => route))
		].map(({ id, name }) => ({ id, name })),
		events: months.events
			.map((event) => ({ ...event, day: dayOf(event.date) }))
			.filter(({ route, day }) => within(day) && (route === null ? isGeneral : drawn.has(route)))
			.map((event, i) => ({ ...event, number: i + 1 })),
		claims: view.pins
			? months.claims
					.map((claim) => ({ ...claim, day: dayOf(claim.date) }))
					.filter(({ day, routes }) => within(day) && (routes.length === 0 || routes.some((id) => drawn.has(id))))
			: []
	};
}

/** All years that flows are known of; with plans, on to the last year that is planned for. */
function wholeSpan({ routes }: Facts, { plans, year }: View, horizon: number): [number, number] {
	const last = new Date((horizon - 1) * 86_400_000).getUTCFullYear();
	const met = new Set<number>();
	for (const { flows } of routes)
		for (const { kind, period } of flows) if (kind === 'actual' || plans) met.add(Number(period.slice(0, 4)));
	const years = [...met];
	return years.length === 0 ? [year, year] : [Math.min(...years), Math.max(last, ...years)];
}

/** The routes that a view asks for in any year of a span, in the order of the data. */
function foundIn(facts: Facts, view: View, [first, last]: readonly [number, number]): Found[] {
	const places = new Map(facts.places.map((place) => [place.id, place]));
	const found = new Map<string, Found>();
	for (let year = first; year <= last; year++)
		for (const one of choose(facts, { ...view, year }, places)) found.set(one.route.id, one);
	const rank = ({ rank: at }: Place) => at ?? Infinity;
	return [...found.values()].sort(
		(a, b) => rank(a.supply) - rank(b.supply) || rank(a.market) - rank(b.market) || a.index - b.index
	);
}

/** Routes of one timeline at most: more panels would not be looked through. */
const MOST = 100;

/** Of many routes those named, then the widest; where markets are stacked, whole markets, the widest first. */
function foremostIn(found: Found[], view: View): Found[] {
	if (found.length <= MOST) return found;
	const width = ({ route }: Found) =>
		Math.max(
			route.nameplate ?? 0,
			...route.capacities.map(({ volume }) => volume ?? 0),
			...route.flows.map(({ volume, months }) => (months === 12 ? (volume ?? 0) : 0))
		);
	const named = ({ route, supply, market }: Found) =>
		[route.id, supply.id, market.id, route.market].some((id) => id !== null && view.focus.includes(id));
	const keyOf = ({ route, market }: Found) => (view.stack === 'market' ? market.id : route.id);
	const weights = new Map<string, { named: boolean; width: number; count: number }>();
	for (const one of found) {
		const before = weights.get(keyOf(one)) ?? { named: false, width: 0, count: 0 };
		weights.set(keyOf(one), {
			named: before.named || named(one),
			width: before.width + width(one),
			count: before.count + 1
		});
	}
	const ranked = [...weights].sort(([, a], [, b]) => Number(b.named) - Number(a.named) || b.width - a.width);
	const kept = new Set<string>();
	let count = 0;
	for (const [key, weight] of ranked) {
		count += weight.count;
		if (count > MOST && kept.size > 0) break;
		kept.add(key);
	}
	return found.filter((one) => kept.has(keyOf(one)));
}

const isNamed = ({ id, supply, market, route }: RouteSeries, { focus }: View) =>
	[id, supply.id, market.id, route.market].some((one) => one !== null && focus.includes(one));
const isFiltered = ({ from, to, status }: View) => from.length + to.length + status.length > 0;

function seriesOf(
	{ route, supply, market, region }: Found,
	{ months }: MonthFacts,
	view: View,
	span: readonly [number, number],
	days: Days,
	horizon: number
): RouteSeries {
	const own = months.get(route.id) ?? [];
	const steps = stepsOf(route, own, view.unit, span);
	const standings = standingsOf(route, view, span);
	const neverBuilt = !route.capacities.some(({ status }) => isBuilt(status));
	const promised = promisesOf(route, view.unit, span).filter(
		({ kind }) => kind === 'contract' || view.plans || neverBuilt
	);
	const years = listed(span).flatMap((year) => {
		const figure = flowIn(route, year);
		return figure?.reported ? [{ year, shown: show(figure, view.unit, year) }] : [];
	});
	return {
		id: route.id,
		name: route.name,
		route,
		supply,
		market,
		region,
		counted: route.counted === 'yes',
		steps,
		gaps: gapsOf(route, own, steps, { from: days.from, to: Math.min(days.to, horizon) }),
		standings,
		promised,
		years,
		sums: sumsOf(route, own, span),
		most: Math.max(
			0,
			...steps.map(({ high }) => high),
			...standings.map(({ volume, lost }) => (volume ?? 0) + lost),
			...promised.map(({ value }) => value)
		)
	};
}
