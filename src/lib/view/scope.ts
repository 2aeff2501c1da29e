import { flowIn } from '#lib/facts/figure.ts';
import type { Network } from '#lib/facts/network.ts';
import type { Scope } from './view.ts';

/** Years that a view may look ahead of the latest figures, for plans. */
const AHEAD = 10;

/** What views of a network may name. */
export function scopeOf({
	routes,
	places,
	claims
}: Pick<Network, 'routes' | 'places'> & { claims: readonly { id: string; view: string }[] }): Scope {
	const met = new Set<number>();
	for (const { flows } of routes)
		for (const { kind, months, period } of flows) if (kind === 'actual' && months === 12) met.add(Number(period));
	const years = [...met];
	const firstYear = years.length === 0 ? 2000 : Math.min(...years);
	const lastFull = years.length === 0 ? 2000 : Math.max(...years);
	return {
		firstYear,
		lastYear: lastFull + AHEAD,
		latest: latestYear(routes, firstYear, lastFull),
		routes: new Set(routes.map(({ id }) => id)),
		places: new Set(places.map(({ id }) => id)),
		claims: new Map(claims.map(({ id, view }) => [id, view.split('?')[1] ?? ''])),
		names: namesOf(routes, places)
	};
}

/** A route's names win over a place's, and a display name over what a thing is also known as. */
function namesOf(routes: Network['routes'], places: Network['places']): Map<string, string> {
	const names = new Map<string, string>();
	const add = (name: string, id: string) => {
		const key = name.trim().toLowerCase();
		if (!names.has(key)) names.set(key, id);
	};
	for (const { name, id } of routes) add(name, id);
	for (const { name, id } of places) add(name, id);
	for (const { alsoKnownAs, id } of routes) for (const name of alsoKnownAs) add(name, id);
	return names;
}

/** The latest full year with figures for at least half as many routes as the best-covered year has. */
function latestYear(routes: Network['routes'], first: number, last: number): number {
	const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
	const covered = years.map(
		(year) => routes.filter((route) => route.counted === 'yes' && flowIn(route, year)?.reported === true).length
	);
	const most = Math.max(...covered);
	return years.findLast((_, i) => covered[i]! * 2 >= most) ?? last;
}
