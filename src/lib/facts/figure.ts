import type { Capacity, Flow, Route } from './network.ts';
import type { Basis, Status } from './schema.ts';

/** One count of a volume: bcm as its source counts it. */
export interface Count {
	readonly volume: number;
	readonly basis: Basis | null;
}

/**
 * A known volume: the preferred count, with all counts that sources give for the same thing. Where nothing is known there
 * is no figure but `null`, which is never 0.
 */
export interface Figure extends Count {
	readonly all: readonly Count[];
	readonly sources: readonly string[];
	readonly note: string;
	/** False where no source reports it but it follows from the status: what is not built carries nothing. */
	readonly reported: boolean;
}

/** A volume that covers some months of a year only, so that it is no figure of that year. */
export interface PartYear extends Count {
	readonly months: number;
	readonly note: string;
	readonly sources: readonly string[];
}

const unbuilt: readonly Status[] = ['proposed', 'construction', 'shelved', 'cancelled'];

/** Whether a status is of a pipe that stands, whatever it carries. */
export const isBuilt = (status: Status) => !unbuilt.includes(status);

/** What holds of a route's capacity in a year: the last dated row that does not come after it. `null`: nothing yet. */
export const capacityIn = (route: Route, year: number): Capacity | null =>
	route.capacities.findLast(({ fromYear }) => fromYear !== null && fromYear <= year) ?? null;

/**
 * A route's status in a year. Where no capacity is known yet it follows from what the route carried; where neither is, there
 * is none.
 */
export function statusIn(route: Route, year: number): Status | null {
	const capacity = capacityIn(route, year);
	if (capacity) return capacity.status;
	const flow = figureIn(route, year, 'actual');
	return flow === null ? null : flow.volume > 0 ? 'operating' : 'idle';
}

/** bcm a year of the nameplate that damage has taken by a year. */
export function lostIn(route: Route, year: number): number {
	const capacity = capacityIn(route, year);
	if (capacity?.status !== 'damaged' || capacity.volume === null || route.nameplate === null) return 0;
	return Math.max(0, route.nameplate - capacity.volume);
}

/** The rows of one year and kind, and the figure that they make once it was asked for. */
interface OfYear {
	readonly rows: Flow[];
	figure?: Figure | null;
}

/** A year is asked for again and again, and a route may have hundreds of months beside it. */
const byPeriod = new WeakMap<Route['flows'], ReadonlyMap<string, OfYear>>();

function ofYear({ flows }: Route, year: number, kind: Flow['kind']): OfYear | undefined {
	let index = byPeriod.get(flows);
	if (!index) {
		index = indexed(flows);
		byPeriod.set(flows, index);
	}
	return index.get(`${kind} ${year}`);
}

function indexed(flows: Route['flows']): Map<string, OfYear> {
	const index = new Map<string, OfYear>();
	for (const flow of flows) {
		if (flow.period.length > 4) continue;
		const key = `${flow.kind} ${flow.period}`;
		const same = index.get(key);
		if (same) same.rows.push(flow);
		else index.set(key, { rows: [flow] });
	}
	return index;
}

function figureIn(route: Route, year: number, kind: Flow['kind']): Figure | null {
	const own = ofYear(route, year, kind);
	if (!own) return null;
	if (own.figure === undefined) own.figure = figureOf(own.rows);
	return own.figure;
}

/** A figure from the rows of one route, period and kind; full years only. */
function figureOf(rows: readonly Flow[]): Figure | null {
	const full = rows.filter((row) => row.months === 12);
	const chosen = full.find((row) => row.preferred);
	if (!chosen || chosen.volume === null) return null;
	const all = full.flatMap(({ volume, basis }) => (volume === null ? [] : [{ volume, basis }]));
	const { volume, basis, sources, note } = chosen;
	return { volume, basis, all, sources, note, reported: true };
}

/** What a route carried in a full year. A route not built by then carried nothing, and needs no row to say so. */
export function flowIn(route: Route, year: number): Figure | null {
	const figure = figureIn(route, year, 'actual');
	if (figure) return figure;
	const capacity = capacityIn(route, year);
	if (
		!capacity ||
		isBuilt(capacity.status) ||
		route.capacities.some((c) => c.fromYear !== null && c.fromYear <= year && isBuilt(c.status))
	)
		return null;
	const { status, sources } = capacity;
	return {
		volume: 0,
		basis: null,
		all: [{ volume: 0, basis: null }],
		sources,
		note: `not built: ${status}`,
		reported: false
	};
}

/** The volume contracted for a year. */
export const contractIn = (route: Route, year: number): Figure | null => figureIn(route, year, 'contract');

/** The volume planned for a year. */
export const planIn = (route: Route, year: number): Figure | null => figureIn(route, year, 'plan');

/** The latest contract for a year up to this one. `null`: there is no contract, which counts as 0; a memorandum is none. */
export function contractBy(route: Route, year: number): Figure | null {
	const years = route.flows.flatMap(({ kind, period }) =>
		kind === 'contract' && Number(period) <= year ? [Number(period)] : []
	);
	return years.length === 0 ? null : contractIn(route, Math.max(...years));
}

/** What is known of a year that is not over, or not fully counted. Never read as a year. */
export function partYearIn(route: Route, year: number): PartYear | null {
	const row = ofYear(route, year, 'actual')?.rows.find((flow) => flow.months < 12 && flow.preferred);
	if (!row || row.volume === null) return null;
	const { volume, basis, months, note, sources } = row;
	return { volume, basis, months, note, sources };
}

/** Flow ÷ capacity, a ratio that may pass 1. `null` where either is unknown, or there is no capacity to use. */
export function utilisationIn(route: Route, year: number): number | null {
	const flow = flowIn(route, year);
	const capacity = capacityIn(route, year)?.volume;
	return flow === null || capacity == null || capacity === 0 ? null : flow.volume / capacity;
}
