import type { Place } from '#lib/facts/network.ts';
import { tradeIn, unaccountedAt } from './balance.ts';
import { sum, type Facts, type SelectedPlace, type SelectedRoute } from './select.ts';
import type { View } from './view.ts';

/** The nodes of one side, in the order of the data, each with the sum of what its counted routes carry. */
export function selectPlaces(
	facts: Pick<Facts, 'trade'>,
	places: ReadonlyMap<string, Place>,
	view: View,
	routes: readonly SelectedRoute[],
	side: 'supply' | 'market'
): SelectedPlace[] {
	const bySide = new Map<Place, SelectedRoute[]>();
	for (const route of routes) {
		const own = bySide.get(route[side]);
		if (own) own.push(route);
		else bySide.set(route[side], [route]);
	}
	const nodes = [...bySide.keys()].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
	const measured = (route: SelectedRoute) => (view.measure === 'flow' ? route.flow : route.capacity);
	const trade = side === 'market' && view.measure === 'flow' ? tradeIn(facts, view.year) : null;
	const bare = nodes.map((place) => {
		const all = bySide.get(place) ?? [];
		const own = all.filter((route) => route.counted);
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
			bright: view.focus.length === 0 || all.some((route) => route.bright),
			unaccounted: trade && unaccountedAt(place, trade, places, view, routes)
		};
	});
	const all = sum(bare.map((node) => node.total));
	return bare.map((node) => ({ ...node, share: all === 0 ? 0 : node.total / all }));
}

function changeOver(routes: readonly SelectedRoute[]): number | null {
	const known = routes.flatMap(({ change }) => change ?? []);
	return known.length === 0 ? null : sum(known);
}
