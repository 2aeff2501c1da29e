import type { Anchor } from './claim.ts';
import type { SelectedRoute, Selection } from './select.ts';

/** What of a selection a claim stands on: a route, or a node of one side. */
export type Stand =
	{ readonly kind: 'route'; readonly id: string } | { readonly kind: 'supply' | 'market'; readonly id: string };

/** The key that lanes and nodes of a chart go by. */
export const standKey = ({ kind, id }: Stand) => (kind === 'route' ? id : `${kind} ${id}`);

/**
 * Where on a chart of routes and nodes a claim stands; `null` where it has no place there: a day, a city on no route, a
 * country that neither sends nor receives.
 */
export function standOf({ kind, ids }: Anchor, selection: Selection): Stand | null {
	const { routes } = selection;
	switch (kind) {
		case 'route':
			return routes.some(({ id }) => id === ids[0]) ? { kind: 'route', id: ids[0]! } : null;
		case 'link':
			return linkStand(ids, routes);
		case 'country':
			return nodeStand(({ country }) => country === ids[0], selection);
		case 'place':
			return nodeStand(({ id }) => id === ids[0], selection);
		case 'date':
			return null;
	}
}

/** Of two routes the one that is to come; of two countries a route that joins them, whichever way the claim names them. */
function linkStand(ids: readonly string[], routes: readonly SelectedRoute[]): Stand | null {
	const named = routes.findLast(({ id }) => ids.includes(id));
	if (named) return { kind: 'route', id: ids.findLast((id) => routes.some((route) => route.id === id)) ?? named.id };
	const joining = routes.filter(
		({ supply, market }) =>
			supply.country !== null &&
			market.country !== null &&
			supply.country !== market.country &&
			ids.includes(supply.country) &&
			ids.includes(market.country)
	);
	const widest = joining.toSorted((a, b) => (b.flow?.value ?? 0) - (a.flow?.value ?? 0))[0];
	return widest ? { kind: 'route', id: widest.id } : null;
}

function nodeStand(is: (place: SelectedRoute['supply']) => boolean, { supplies, markets }: Selection): Stand | null {
	const market = markets.find(({ place }) => is(place));
	if (market) return { kind: 'market', id: market.place.id };
	const supply = supplies.filter(({ place }) => is(place)).toSorted((a, b) => b.total - a.total)[0];
	return supply ? { kind: 'supply', id: supply.place.id } : null;
}
