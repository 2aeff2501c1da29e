import type { Place } from '#lib/facts/network.ts';
import { sum, type SelectedPlace, type SelectedRoute, type Selection } from './select.ts';
import type { View } from './view.ts';

/** Above so many nodes or pipes a chart is grouped until the reader asks for all. */
export const MOST_NODES = 40;
export const MOST_PIPES = 100;
/** Lines of a map of which each still finds its room beside the others. */
export const MOST_LINES = 60;
/** Above so many pipes a chart is no document of marks any more, but painted. */
export const MOST_MARKS = 300;
/** Pipes of a grouped chart that stand by themselves. */
export const SINGLE = 36;

type Weigh = (route: SelectedRoute) => number;

/** Too much for an eye to follow at once. */
export const isLarge = ({ routes, supplies, markets }: Selection) =>
	routes.length > MOST_PIPES || supplies.length + markets.length > MOST_NODES;

/** All pipes are asked for, and are more than a document can hold. */
export const isPainted = ({ routes }: Pick<Selection, 'routes'>, other: View['other']) =>
	other === 'open' && routes.length > MOST_MARKS;

/** The routes that come first: those in focus, then the widest. */
export function foremost({ routes, focused }: Pick<Selection, 'routes' | 'focused'>, most: number, weigh: Weigh) {
	if (routes.length <= most) return new Set(routes);
	const named = (route: SelectedRoute) => Number(focused && route.bright);
	const weighed = routes.map((route) => ({ route, named: named(route), weight: weigh(route) }));
	weighed.sort((a, b) => b.named - a.named || b.weight - a.weight);
	return new Set(weighed.slice(0, most).map(({ route }) => route));
}

/** A selection of so few routes that each can be drawn on its own. Totals stay those of all. */
export function foremostOf(selection: Selection, most: number, weigh: Weigh): Selection {
	if (selection.routes.length <= most) return selection;
	const kept = foremost(selection, most, weigh);
	const routes = selection.routes.filter((route) => kept.has(route));
	const ends = new Set(routes.flatMap(({ supply, market }) => [supply, market]));
	const met = ({ place }: SelectedPlace) => ends.has(place);
	return {
		...selection,
		routes,
		supplies: selection.supplies.filter(met),
		markets: selection.markets.filter(met)
	};
}

/**
 * A large selection with its lesser nodes gathered, basins as one and markets by region, so that pipes gathered between the
 * same two nodes are at most `MOST_PIPES`. Any other selection as it is. Nothing is lost: totals are sums, and every route is
 * there, between the nodes that now stand for its own.
 */
export function gatherNodes(selection: Selection, weigh: Weigh): Selection {
	if (!isLarge(selection)) return selection;
	const known = made.get(selection);
	if (known) return known;
	const single = foremost(selection, SINGLE, weigh);
	const ranked = (nodes: readonly SelectedPlace[]) => {
		const named = ({ bright }: SelectedPlace) => Number(selection.focused && bright);
		return nodes.toSorted((a, b) => named(b) - named(a) || b.total - a.total);
	};
	const [supplies, markets] = [ranked(selection.supplies), ranked(selection.markets)];
	let sides: Sides = sidesOf(supplies, markets, 0);
	for (let kept = MOST_NODES / 2 - 5; kept > 0; kept--) {
		sides = sidesOf(supplies, markets, kept);
		if (countPipes(selection.routes, single, sides) <= MOST_PIPES) break;
	}
	const gathered = {
		...selection,
		routes: selection.routes.map((route) => {
			const [supply, market] = [sides.of.get(route.supply) ?? route.supply, sides.of.get(route.market) ?? route.market];
			return supply === route.supply && market === route.market ? route : { ...route, supply, market };
		}),
		supplies: sides.supplies,
		markets: sides.markets
	};
	made.set(selection, gathered);
	return gathered;
}

/** Each form of a chart asks for the same again. */
const made = new WeakMap<Selection, Selection>();

interface Sides {
	readonly supplies: readonly SelectedPlace[];
	readonly markets: readonly SelectedPlace[];
	/** What stands for a gathered place. */
	readonly of: ReadonlyMap<Place, Place>;
}

function sidesOf(supplies: readonly SelectedPlace[], markets: readonly SelectedPlace[], kept: number): Sides {
	const of = new Map<Place, Place>();
	const side = (nodes: readonly SelectedPlace[]): SelectedPlace[] => {
		const rest = nodes.slice(kept);
		const regions = [...new Set(rest.map(({ region }) => region))];
		const others = regions.map((region) => {
			const members = rest.filter((node) => node.region === region);
			const other = members.length > 1 ? together(members) : members[0]!;
			for (const { place } of members) of.set(place, other.place);
			return other;
		});
		const rank = ({ place }: SelectedPlace) => place.rank ?? Infinity;
		return [...nodes.slice(0, kept).toSorted((a, b) => rank(a) - rank(b)), ...others];
	};
	return { supplies: side(supplies), markets: side(markets), of };
}

const regionName = { europe: 'in Europe', turkiye: 'of Türkiye', china: 'in China', other: 'elsewhere' } as const;

/** One node that stands for several of a side and region. */
function together(members: readonly SelectedPlace[]): SelectedPlace {
	const { side, region, place } = members[0]!;
	const changes = members.flatMap(({ change }) => change ?? []);
	const parts = members.flatMap(({ unaccounted }) => unaccounted?.parts ?? []);
	return {
		place: {
			...place,
			// No id of the data has a space.
			id: `other ${region ?? 'basins'}`,
			name:
				region === null ? `${members.length} other basins` : `${members.length} other markets ${regionName[region]}`,
			country: null,
			partOf: null,
			rank: GATHERED + (region === null ? 0 : Object.keys(regionName).indexOf(region)),
			at: null,
			labelAt: null,
			note: '',
			sources: []
		},
		side,
		region,
		total: sum(members.map(({ total }) => total)),
		bcm: sum(members.map(({ bcm }) => bcm)),
		known: sum(members.map(({ known }) => known)),
		unknown: sum(members.map(({ unknown }) => unknown)),
		share: sum(members.map(({ share }) => share)),
		change: changes.length === 0 ? null : sum(changes),
		bright: members.some(({ bright }) => bright),
		unaccounted: parts.length === 0 ? null : { value: sum(parts.map(({ value }) => value)), parts },
		several: members.length
	};
}

/** The rank of what is gathered: after all that the data ranks, which is 100,000 at most. */
const GATHERED = 1e6;

/** Pipes of a chart where routes that stand by themselves and those between the same two nodes are one each. */
function countPipes(routes: readonly SelectedRoute[], single: ReadonlySet<SelectedRoute>, { of }: Sides): number {
	const pairs = new Set<string>();
	for (const route of routes)
		if (!single.has(route))
			pairs.add(`${(of.get(route.supply) ?? route.supply).id}>${(of.get(route.market) ?? route.market).id}`);
	return single.size + pairs.size;
}
