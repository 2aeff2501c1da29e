import type { Capacity, Flow, Place, Route } from '#lib/facts/network.ts';
import { isBuilt } from '#lib/facts/figure.ts';
import { basisName, inUnit, type Unit } from '#lib/facts/unit.ts';
import type { View } from './view.ts';

export const kinds = ['actual', 'contract', 'plan', 'capacity'] as const;
export type Kind = (typeof kinds)[number];

/** One figure of the data: a row of flows.csv or capacities.csv. */
export interface Row {
	readonly route: Pick<Route, 'id' | 'name' | 'alsoKnownAs'>;
	/** YYYY or YYYY-MM; empty for a capacity announced without a date. */
	readonly period: string;
	/** Months that it covers; 12 for a capacity, which is that of a year. */
	readonly months: number;
	readonly kind: Kind;
	/** bcm as its source counts it; `null`: unknown. */
	readonly volume: number | null;
	readonly basis: Flow['basis'];
	readonly preferred: boolean;
	readonly sources: readonly string[];
	readonly note: string;
}

/** The figures of the data, route by route. */
export const rowsOf = ({ routes }: { readonly routes: readonly Route[] }): Row[] =>
	routes.flatMap((route) => [
		...route.capacities.map((capacity) => capacityRow(route, capacity)),
		...route.flows.map(({ period, months, kind, volume, basis, preferred, sources, note }) => ({
			route,
			...{ period, months, kind, volume, basis, preferred, sources, note }
		}))
	]);

const capacityRow = (route: Route, { fromYear, volume, sources, note, status }: Capacity): Row => ({
	route,
	period: fromYear === null ? '' : String(fromYear),
	months: 12,
	kind: 'capacity',
	volume,
	basis: null,
	preferred: true,
	sources,
	note: [status, note].filter((part) => part !== '').join(': ')
});

/** A figure in a unit. A daily rate is made over the days that the figure covers, as near as its months tell them. */
export function valueIn({ period, months, volume, basis }: Row, unit: Unit): number | null {
	if (volume === null) return null;
	const year = Number(period.slice(0, 4)) || 2001;
	const value = inUnit({ volume, basis }, unit, year);
	if (months === 12 || (unit !== 'gwhd' && unit !== 'bcfd')) return value;
	const month = Number(period.slice(5, 7));
	const days = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY;
	const own = month ? (Date.UTC(year, month, 1) - Date.UTC(year, month - 1, 1)) / DAY : (days * months) / 12;
	return (value * days) / own;
}
const DAY = 86_400_000;

/** The rows of the routes that a view asks for, whatever its year. */
export function rowsInView(
	rows: readonly Row[],
	{ routes, places }: { readonly routes: readonly Route[]; readonly places: readonly Place[] },
	view: View
): Row[] {
	const byId = new Map(places.map((place) => [place.id, place]));
	const wanted = new Set(routes.filter((route) => isWanted(route, view, byId)).map(({ id }) => id));
	return rows.filter(
		(row) => wanted.has(row.route.id) && (view.plans || row.kind !== 'plan' || isNamed(row.route, view))
	);
}

const isNamed = ({ id }: { readonly id: string }, view: View) => view.focus.includes(id);

function isWanted(route: Route, view: View, places: ReadonlyMap<string, Place>): boolean {
	const market = places.get(route.market ?? '');
	const ends = [route.supply, route.market ?? '', market?.partOf ?? ''];
	const from = (id: string) => {
		const country = places.get(id)?.kind === 'market' ? places.get(id)?.country : null;
		return id === route.supply || (country != null && places.get(route.supply)?.country === country);
	};
	return (
		(view.focus.length === 0 || isNamed(route, view) || ends.some((id) => view.focus.includes(id))) &&
		(view.plans || isBuilt(route.status) || isNamed(route, view) || view.status.includes(route.status)) &&
		(view.status.length === 0 || view.status.includes(route.status)) &&
		(view.from.length === 0 || view.from.some(from)) &&
		(view.to.length === 0 || view.to.some((id) => id === route.market || id === market?.partOf))
	);
}

/** Text that a row is found by: route, period, kind, basis, publishers, note. */
export const wordsOf = (
	{ route, period, kind, basis, note, sources }: Row,
	publisherOf: (id: string) => string
): string =>
	[route.name, ...route.alsoKnownAs, period, kind, basisName[basis ?? 'unknown'], note, ...sources.map(publisherOf)]
		.join(' ')
		.toLowerCase();

/** The rows that hold every word looked for. */
export function find(rows: readonly Row[], q: string, publisherOf: (id: string) => string): readonly Row[] {
	const words = q
		.toLowerCase()
		.split(/\s+/)
		.filter((word) => word !== '');
	if (words.length === 0) return rows;
	return rows.filter((row) => {
		const text = wordsOf(row, publisherOf);
		return words.every((word) => text.includes(word));
	});
}
