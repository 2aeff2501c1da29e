import { formatNumber } from './format.ts';
import { foremost, SINGLE } from './grouped.ts';
import { sum, type SelectedRoute, type Selection, type Shown } from './select.ts';
import type { View } from './view.ts';

/** When the reader asks to gather, flows below this share of all room are small. */
const SMALL = 0.015;

/** A pipe that stands for several small ones between the same two places. */
export interface Gathered {
	readonly supply: SelectedRoute['supply'];
	readonly market: SelectedRoute['market'];
	readonly members: readonly SelectedRoute[];
}

export interface Folded {
	readonly single: readonly SelectedRoute[];
	readonly groups: readonly Gathered[];
}

/**
 * What a Sankey draws one by one, and what it gathers as "other". Nothing is lost: members keep their figures, and totals
 * are made before.
 */
export function fold(
	selection: Pick<Selection, 'routes' | 'focused'>,
	other: View['other'],
	weigh: (route: SelectedRoute) => number
): Folded {
	return gather(selection.routes, smallOnes(selection, other, weigh));
}

/** Gathers some of the routes, those between the same two places together; one that is alone there stays single. */
export function gather(routes: readonly SelectedRoute[], small: readonly SelectedRoute[]): Folded {
	if (small.length === 0) return { single: routes, groups: [] };
	const gathered = new Map<string, SelectedRoute[]>();
	for (const route of small) {
		const key = `${route.supply.id}>${route.market.id}`;
		const members = gathered.get(key);
		if (members) members.push(route);
		else gathered.set(key, [route]);
	}
	const groups = [...gathered.values()].filter((members) => members.length > 1);
	const inside = new Set(groups.flat());
	return {
		single: routes.filter((route) => !inside.has(route)),
		groups: groups.map((members): Gathered => ({ supply: members[0]!.supply, market: members[0]!.market, members }))
	};
}

/** Above a number, small flows are gathered unless the reader opens them. */
function smallOnes(
	selection: Pick<Selection, 'routes' | 'focused'>,
	other: View['other'],
	weigh: (route: SelectedRoute) => number
) {
	const { routes } = selection;
	if (other === 'open') return [];
	if (other === 'fold') {
		const all = sum(routes.map(weigh));
		return routes.filter((route) => !route.planned && weigh(route) < all * SMALL);
	}
	const kept = foremost(selection, SINGLE, weigh);
	return routes.filter((route) => !kept.has(route));
}

/** "other (3 flows, 5.2 bcm)". Flows without a figure are counted and said to be without. */
export function gatheredName({ members }: Gathered, unit: string): string {
	const known = members.flatMap((route) => route.flow ?? []);
	const unknown = members.length - known.length;
	if (known.length === 0) return `other (${members.length} flows, unknown)`;
	return `other (${members.length} flows, ${formatNumber(total(known))} ${unit}${unknown > 0 ? `, ${unknown} unknown` : ''})`;
}

export const total = (shown: readonly Shown[]) => sum(shown.map((one) => one.value));
