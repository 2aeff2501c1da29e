import { contractIn, flowIn, isBuilt, partYearIn, planIn, type Count, type Figure } from '#lib/facts/figure.ts';
import type { MonthFacts } from '#lib/facts/months.ts';
import type { Flow, Route } from '#lib/facts/network.ts';
import type { Basis } from '#lib/facts/schema.ts';
import { inUnit, isRestated, type Unit } from '#lib/facts/unit.ts';
import type { Facts } from './select.ts';
import { dayOf, daysOfMonth, daysOfYear, lengthOf, shared, without, type Days } from './time.ts';

/** A volume over the days of its period, drawn as a rate so that a month compares with a capacity a year. */
export interface Step {
	/** YYYY or YYYY-MM. */
	readonly period: string;
	/** `part`: a year of which only the first months are counted. */
	readonly kind: 'month' | 'year' | 'part';
	readonly months: number;
	readonly days: Days;
	/** The days that it is drawn over: a month's own; of a year, those that no month covers. */
	readonly pieces: readonly Days[];
	/** In the view's unit; where that is a daily one, the mean of the period. */
	readonly volume: number;
	/** A year in the view's unit: the volume × days of the year ÷ days of the period. */
	readonly rate: number;
	/** From the lowest to the highest count of the rate, where sources differ. */
	readonly low: number;
	readonly high: number;
	/** bcm as its source counts it. */
	readonly bcm: number;
	readonly basis: Basis | null;
	/** False where the unit asks for a basis that the source does not state. */
	readonly restated: boolean;
	readonly sources: readonly string[];
	readonly note: string;
}

/** A year's contract or plan, a year in the view's unit. */
export interface Promised {
	readonly kind: 'contract' | 'plan';
	readonly year: number;
	readonly days: Days;
	readonly value: number;
	readonly bcm: number;
	readonly sources: readonly string[];
	readonly note: string;
}

type Told = Pick<Figure, 'volume' | 'basis' | 'sources' | 'note'> & { readonly all: readonly Count[] };
type Covered = Pick<Step, 'period' | 'kind' | 'months' | 'days'>;

function step(told: Told, covered: Covered, pieces: readonly Days[], unit: Unit): Step {
	const year = Number(covered.period.slice(0, 4));
	const yearly = lengthOf(daysOfYear(year)) / lengthOf(covered.days);
	const rate = ({ volume, basis }: Count) => inUnit({ volume: volume * yearly, basis }, unit, year);
	const { volume, basis, sources, note } = told;
	const rates = [told, ...told.all].map(rate);
	return {
		...covered,
		pieces,
		volume: unit === 'gwhd' || unit === 'bcfd' ? rates[0]! : inUnit(told, unit, year),
		rate: rates[0]!,
		low: Math.min(...rates),
		high: Math.max(...rates),
		bcm: volume,
		basis,
		restated: unit === 'bcm' || volume === 0 || isRestated(told),
		sources,
		note
	};
}

/** The steps of a route in the years of a span, in order of time. */
export function stepsOf(
	route: Route,
	own: readonly Flow[],
	unit: Unit,
	[first, last]: readonly [number, number]
): Step[] {
	let years = known.get(route);
	if (years?.own !== own || years.unit !== unit) known.set(route, (years = { own, unit, steps: new Map() }));
	const steps: Step[] = [];
	for (let year = first; year <= last; year++) {
		const inYear = years.steps.get(year) ?? stepsIn(route, own, unit, year);
		years.steps.set(year, inYear);
		steps.push(...inYear);
	}
	return steps;
}

/** A span is moved year by year, and its steps stay: those of a route in the unit that was last asked for. */
const known = new WeakMap<Route, { own: readonly Flow[]; unit: Unit; steps: Map<number, readonly Step[]> }>();

function stepsIn(route: Route, own: readonly Flow[], unit: Unit, year: number): Step[] {
	const steps = monthsIn(own, year).map(({ told, covered }) => step(told, covered, [covered.days], unit));
	const whole = wholeIn(route, year);
	const pieces = whole
		? without(
				whole.covered.days,
				steps.map(({ days }) => days)
			)
		: [];
	if (whole && pieces.length > 0) steps.push(step(whole.told, whole.covered, pieces, unit));
	return steps.sort((a, b) => a.pieces[0]!.from - b.pieces[0]!.from);
}

function monthsIn(own: readonly Flow[], year: number): { told: Told; covered: Covered }[] {
	const ofYear = own.filter(({ period }) => period.startsWith(`${year}-`));
	return ofYear
		.filter(({ preferred }) => preferred)
		.flatMap(({ period, volume, basis, sources, note }) => {
			if (volume === null) return [];
			const all = ofYear.flatMap((flow) =>
				flow.period === period && flow.volume !== null ? [{ volume: flow.volume, basis: flow.basis }] : []
			);
			return {
				told: { volume, basis, sources, note, all },
				covered: { period, kind: 'month' as const, months: 1, days: daysOfMonth(period) }
			};
		});
}

/** The year's own figure, or what is counted of it so far. A pipe not built yet has none to draw. */
function wholeIn(route: Route, year: number): { told: Told; covered: Covered } | null {
	const figure = flowIn(route, year);
	const period = String(year);
	if (figure?.reported) return { told: figure, covered: { period, kind: 'year', months: 12, days: daysOfYear(year) } };
	const part = partYearIn(route, year);
	if (figure || !part) return null;
	const days = daysOfYear(year, part.months);
	return { told: { ...part, all: [] }, covered: { period, kind: 'part', months: part.months, days } };
}

/** The day after the last that any flow covers. */
export function horizonOf({ routes }: Facts, { months }: MonthFacts): number {
	const before = horizons.get(routes);
	if (before?.months === months) return before.horizon;
	let last = -Infinity;
	for (const { id, flows } of routes)
		for (const flow of [...flows, ...(months.get(id) ?? [])]) last = Math.max(last, endOf(flow));
	const horizon = last === -Infinity ? dayOf('2000') : last;
	horizons.set(routes, { months, horizon });
	return horizon;
}
const horizons = new WeakMap<Facts['routes'], { months: MonthFacts['months']; horizon: number }>();

const endOf = ({ kind, period, months, volume }: Flow) =>
	kind !== 'actual' || volume === null
		? -Infinity
		: (period.length > 4 ? daysOfMonth(period) : daysOfYear(Number(period), months)).to;

/** Days from a pipe's first gas, as far as is known, that no step covers. */
export function gapsOf(route: Route, own: readonly Flow[], steps: readonly Step[], days: Days): Days[] {
	const built = route.capacities.find(({ fromYear, status }) => fromYear !== null && isBuilt(status))?.fromYear;
	const begun = Math.min(
		...[...route.flows, ...own].flatMap(({ kind, period }) => (kind === 'actual' ? [dayOf(period)] : [])),
		route.start !== null ? dayOf(route.start) : built != null ? dayOf(String(built)) : Infinity
	);
	const inUse = shared(days, { from: begun, to: Infinity });
	return inUse === null
		? []
		: without(
				inUse,
				steps.flatMap(({ pieces }) => pieces)
			);
}

/** Contracts and plans for the years of a span. */
export function promisesOf(route: Route, unit: Unit, [first, last]: readonly [number, number]): Promised[] {
	const promised: Promised[] = [];
	for (let year = first; year <= last; year++)
		for (const [kind, figure] of [
			['contract', contractIn(route, year)],
			['plan', planIn(route, year)]
		] as const) {
			if (figure === null) continue;
			const { volume: bcm, sources, note } = figure;
			promised.push({ kind, year, days: daysOfYear(year), value: inUnit(figure, unit, year), bcm, sources, note });
		}
	return promised;
}
