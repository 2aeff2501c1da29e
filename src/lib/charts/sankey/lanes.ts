import { unitName } from '#lib/facts/unit.ts';
import { fold, gatheredName, total, type Folded } from '#lib/view/fold.ts';
import { routeFigures } from '#lib/view/label.ts';
import { sum, type SelectedPlace, type SelectedRoute, type Selection } from '#lib/view/select.ts';
import type { View } from '#lib/view/view.ts';
import { extentOf, widthsOf, type Widths } from '../pipe.ts';

/** One pipe of the Sankey: a route, or several small ones gathered as "other". */
export interface Lane {
	readonly key: string;
	readonly name: string;
	/** What may be said after the name, from the fullest wording to the shortest. */
	readonly figures: readonly string[];
	readonly supply: string;
	readonly market: string;
	/** The route, or the first of those gathered, whose line and hue the pipe takes. */
	readonly route: SelectedRoute;
	/** The routes that the pipe stands for, where it stands for several. */
	readonly members: readonly SelectedRoute[];
	readonly widths: Widths;
	readonly bright: boolean;
}

/** Pipes in the order of the data: supply by supply, market by market, the gathered ones last between two places. */
export const lanesOf = (selection: Selection, other: View['other'], pixels: number): Lane[] =>
	lanesFrom(selection, fold(selection, other, extentOf), pixels);

/** The same of routes that are gathered already. */
export function lanesFrom(selection: Selection, { single, groups }: Folded, pixels: number): Lane[] {
	const lanes: Lane[] = single.map((route) => ({
		key: route.id,
		name: route.name,
		figures: routeFigures(route, selection),
		supply: route.supply.id,
		market: route.market.id,
		route,
		members: [],
		widths: widthsOf(route, pixels),
		bright: route.bright
	}));
	for (const group of groups) {
		const [first] = group.members;
		const known = group.members.flatMap((route) => route.flow ?? []);
		const flow = known.length === 0 ? null : total(known) * pixels;
		const capacity = total(group.members.flatMap((route) => route.capacity ?? [])) * pixels;
		lanes.push({
			key: `other ${group.supply.id}>${group.market.id}`,
			name: gatheredName(group, unitName[selection.unit]),
			figures: [''],
			supply: group.supply.id,
			market: group.market.id,
			route: first!,
			members: group.members,
			widths: {
				capacity,
				flow,
				low: flow ?? 0,
				high: flow ?? 0,
				lost: 0,
				contract: null,
				plan: null,
				before: beforeOf(group.members, pixels),
				extent: sum(group.members.map(extentOf)) * pixels
			},
			bright: group.members.some((route) => route.bright)
		});
	}
	const rank = (lane: Lane) => lane.route.supply.rank ?? Infinity;
	const marketRank = (lane: Lane) => lane.route.market.rank ?? Infinity;
	return lanes
		.map((lane, i) => ({ lane, i }))
		.sort((a, b) => rank(a.lane) - rank(b.lane) || marketRank(a.lane) - marketRank(b.lane) || a.i - b.i)
		.map(({ lane }) => lane);
}

/** What flowed before in several routes at once; `null` where it is known of others than what flows. */
function beforeOf(members: readonly SelectedRoute[], pixels: number): number | null {
	if (members.some(({ flow, before }) => (flow === null) !== (before === null))) return null;
	const known = members.flatMap(({ before }) => before ?? []);
	return known.length === 0 ? null : total(known) * pixels;
}

/** A node's lanes stacked across it, with the room that each takes. */
export interface Stack {
	readonly node: SelectedPlace;
	readonly lanes: readonly Lane[];
	/** Offset of each lane's middle from the node's near edge, by lane key. */
	readonly offsets: ReadonlyMap<string, number>;
	/** Pixels across, unaccounted gas included. */
	readonly length: number;
	/** Pixels of unaccounted gas, at the far end. */
	readonly unaccounted: number;
}

/** Least room across of a pipe, so that one too thin to see still has a place. */
export const LEAST = 2;

/** The stacks of one side, in the order of its nodes. */
export function stacksOf(nodes: readonly SelectedPlace[], lanes: readonly Lane[], pixels: number): Stack[] {
	const bySide = new Map<string, Lane[]>();
	const side = nodes[0]?.side ?? 'supply';
	for (const lane of lanes) {
		const own = bySide.get(lane[side]);
		if (own) own.push(lane);
		else bySide.set(lane[side], [lane]);
	}
	return nodes.map((node) => stackOf(node, bySide.get(node.place.id) ?? [], pixels));
}

function stackOf(node: SelectedPlace, own: readonly Lane[], pixels: number): Stack {
	const offsets = new Map<string, number>();
	let length = 0;
	for (const lane of own) {
		const room = Math.max(LEAST, lane.widths.extent);
		offsets.set(lane.key, length + room / 2);
		length += room;
	}
	const unaccounted = (node.unaccounted?.value ?? 0) * pixels;
	return { node, lanes: own, offsets, length: length + unaccounted, unaccounted };
}

/** Where each lane's middle meets a side, by lane key: the near edges of the stacks are given in their order. */
export function endsOf(stacks: readonly Stack[], edges: readonly number[]): Map<string, number> {
	const ends = new Map<string, number>();
	for (const [i, { offsets }] of stacks.entries())
		for (const [key, offset] of offsets) ends.set(key, edges[i]! + offset);
	return ends;
}
