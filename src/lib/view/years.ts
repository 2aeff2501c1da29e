import {
	capacityIn,
	contractBy,
	flowIn,
	isBuilt,
	lostIn,
	planIn,
	statusIn,
	utilisationIn,
	type Figure
} from '#lib/facts/figure.ts';
import type { Capacity, Flow, Network, Route } from '#lib/facts/network.ts';
import type { Status } from '#lib/facts/schema.ts';
import { formatList, formatNumber, formatRange, formatShare } from './format.ts';
import { statusName } from './label.ts';
import { select, type SelectedRoute, type Selection } from './select.ts';
import { initialView, type Scope } from './view.ts';

/** All that is known of a route in a year. */
export interface RouteYear {
	readonly year: number;
	/** `null`: nothing is known of it yet. */
	readonly status: Status | null;
	readonly capacity: Capacity | null;
	/** bcm a year of the nameplate that damage took. */
	readonly lost: number;
	readonly flow: Figure | null;
	/** Every count of the full year, the preferred one first. More than one: sources differ. */
	readonly counts: readonly Flow[];
	/** Figures of some months of the year, which are no figures of the year. */
	readonly partYears: readonly Flow[];
	readonly contracts: readonly Flow[];
	readonly plans: readonly Flow[];
	/** Flow ÷ capacity. */
	readonly utilisation: number | null;
}

const preferredFirst = (rows: readonly Flow[]) => rows.toSorted((a, b) => Number(b.preferred) - Number(a.preferred));
const span = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Year by year from the first with figures to the latest, and those later ones of which something is known. */
export function yearsOf(route: Route, { firstYear, latest }: Scope): RouteYear[] {
	const dated = route.flows.flatMap(({ period }) => (period.length === 4 ? [Number(period)] : []));
	const years = [...new Set([...span(firstYear, latest), ...dated])].sort((a, b) => a - b);
	return years.map((year) => {
		const rows = preferredFirst(route.flows.filter(({ period }) => period === String(year)));
		const actual = rows.filter(({ kind }) => kind === 'actual');
		return {
			year,
			status: statusIn(route, year),
			capacity: capacityIn(route, year),
			lost: lostIn(route, year),
			flow: flowIn(route, year),
			counts: actual.filter(({ months }) => months === 12),
			partYears: actual.filter(({ months }) => months < 12),
			contracts: rows.filter(({ kind }) => kind === 'contract'),
			plans: rows.filter(({ kind }) => kind === 'plan'),
			utilisation: utilisationIn(route, year)
		};
	});
}

/** A month with its counts, the preferred one first. */
export interface RouteMonth {
	readonly period: string;
	readonly counts: readonly Flow[];
}

/** The months that have figures, in their order. */
export function monthsOf({ flows }: Route): RouteMonth[] {
	const monthly = flows.filter(({ period, kind }) => period.length === 7 && kind === 'actual');
	const periods = [...new Set(monthly.map(({ period }) => period))].sort();
	return periods.map((period) => ({
		period,
		counts: preferredFirst(monthly.filter((flow) => flow.period === period))
	}));
}

/** A route as a chart draws it, year by year; `null` in a year of which nothing is known, or for one with several markets. */
export interface DrawnYear {
	readonly year: number;
	readonly route: SelectedRoute | null;
	readonly selection: Selection;
}

export const drawnYears = (route: Route, { places }: Pick<Network, 'places'>, scope: Scope): DrawnYear[] =>
	span(scope.firstYear, scope.latest).map((year) => {
		const view = { ...initialView(scope), year, plans: true, focus: [route.id] };
		const selection = select({ places, routes: [route], trade: [] }, view);
		return { year, route: selection.routes[0] ?? null, selection };
	});

/** What a route is, in a sentence or two made of its figures. */
export function routeSentence(route: Route, scope: Scope): string {
	const { latest } = scope;
	const status = statusIn(route, latest) ?? route.status;
	const volume = capacityIn(route, latest)?.volume ?? route.nameplate;
	const known = yearsOf(route, scope).flatMap(({ year, flow }) => (flow ? [{ year, flow }] : []));
	const carried = known.filter(({ flow }) => flow.volume > 0);
	const most = carried.toSorted((a, b) => b.flow.volume - a.flow.volume)[0];
	const now = flowIn(route, latest);
	if (!isBuilt(status)) return plannedSentence(route, status, volume, scope);
	if (known.length > 0 && !most)
		return `${route.name} stands${route.nameplate ? ` for ${formatNumber(route.nameplate)} bcm a year` : ''} and has carried nothing in any year that is known.`;
	if (!most)
		return `What ${route.name} carries in a year is not known${volume ? `; it can carry ${formatNumber(volume)} bcm a year` : ''}.`;
	const fullest = `its fullest year was ${most.year}, with ${rangeOf(most.flow)} bcm`;
	if (now === null) {
		const last = known.at(-1)!;
		const then = `${last.flow.volume === 0 ? 'nothing' : `${rangeOf(last.flow)} bcm`} in ${last.year}, the latest year with a figure`;
		return `${route.name} carried ${then}${last.year === most.year ? '' : `; ${fullest}`}.`;
	}
	if (now.volume === 0) return `${route.name} carried nothing in ${latest}; ${fullest}.`;
	const used = utilisationIn(route, latest);
	return `${route.name} carried ${rangeOf(now)} bcm in ${latest}${used === null ? '' : `, ${formatShare(used)} of its capacity`}; ${most.year === latest ? 'no year that is known was fuller' : fullest}.`;
}

function plannedSentence(route: Route, status: Status, volume: number | null, { latest }: Scope): string {
	const contract = contractBy(route, latest);
	const later = route.flows.flatMap(({ kind, period }) =>
		kind === 'plan' && period.length === 4 ? [Number(period)] : []
	);
	const plans = later.flatMap((year) => {
		const figure = planIn(route, year);
		return figure && year > latest ? [`${rangeOf(figure)} bcm for ${year}`] : [];
	});
	return [
		`${route.name} is ${statusName[status]}`,
		volume === null ? '' : `: ${formatNumber(volume)} bcm a year announced`,
		contract ? `, a contract for ${rangeOf(contract)}` : ', no contract',
		', no gas.',
		plans.length > 0 ? ` Planned: ${formatList([...new Set(plans)])}.` : ''
	].join('');
}

/** A figure as one number, or the range of its counts. */
export const rangeOf = ({ volume, all }: Figure) => {
	const volumes = all.map((count) => count.volume);
	return formatRange({ value: volume, low: Math.min(volume, ...volumes), high: Math.max(volume, ...volumes) });
};
