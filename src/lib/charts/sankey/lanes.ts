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
	readonly supply: string;
	readonly market: string;
	/** The route, or the first of those gathered, whose line and hue the pipe takes. */
	readonly route: SelectedRoute;
	/** The routes that the pipe stands for, where it stands for several. */
	readonly members: readonly SelectedRoute[];
	readonly widths: Widths;
	readonly bright: boolean;
}

const NONE: readonly SelectedRoute[] = [];

/** Pipes in the order of the data: supply by supply, market by market, the gathered ones last between two places. */
export const lanesOf = (selection: Selection, other: View['other'], pixels: number): Lane[] =>
	lanesFrom(selection, fold(selection, other, extentOf), pixels);

/** The same of routes that are gathered already. */
export function lanesFrom(selection: Selection, { single, groups }: Folded, pixels: number): Lane[] {
	const lanes: Lane[] = single.map((route) => ({
		key: route.id,
		name: route.name,
		supply: route.supply.id,
		market: route.market.id,
		route,
		members: NONE,
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
	return lanes.sort((a, b) => rank(a) - rank(b) || marketRank(a) - marketRank(b));
}

/** What may be said after a lane's name, from the fullest wording to the shortest; the name of several tells it all. */
export const wordingsOf = ({ route, members }: Lane, selection: Selection): readonly string[] =>
	members.length > 0 ? [''] : routeFigures(route, selection);

/** What flowed before in several routes at once; `null` where it is known of others than what flows. */
function beforeOf(members: readonly SelectedRoute[], pixels: number): number | null {
	if (members.some(({ flow, before }) => (flow === null) !== (before === null))) return null;
	const known = members.flatMap(({ before }) => before ?? []);
	return known.length === 0 ? null : total(known) * pixels;
}

/** Least room across of a pipe, so that one too thin to see still has a place. */
const LEAST = 2;
/** Pixels across that a lane takes. */
export const roomOf = ({ widths }: Lane) => Math.max(LEAST, widths.extent);

/** What a pin on a node is known by. */
export const nodeKey = ({ side, place }: SelectedPlace) => `${side} ${place.id}`;

/** A node's lanes stacked across it, with the room that each takes. */
export interface Stack {
	readonly node: SelectedPlace;
	/** Where its lanes stand in the list of all, in their order. */
	readonly lanes: readonly number[];
	/** Of each of its lanes, how far the middle lies from the node's near edge. */
	readonly offsets: readonly number[];
	/** Pixels across, unaccounted gas included. */
	readonly length: number;
	/** Pixels of unaccounted gas, at the far end. */
	readonly unaccounted: number;
}

/** The stacks of one side, in the order of its nodes. */
export function stacksOf(nodes: readonly SelectedPlace[], lanes: readonly Lane[], pixels: number): Stack[] {
	const side = nodes[0]?.side ?? 'supply';
	const stacks = new Map(
		nodes.map((node) => {
			const unaccounted = (node.unaccounted?.value ?? 0) * pixels;
			return [node.place.id, { node, lanes: [] as number[], offsets: [] as number[], length: 0, unaccounted }];
		})
	);
	for (const [i, lane] of lanes.entries()) {
		const stack = stacks.get(lane[side]);
		if (!stack) continue;
		const room = roomOf(lane);
		stack.lanes.push(i);
		stack.offsets.push(stack.length + room / 2);
		stack.length += room;
	}
	for (const stack of stacks.values()) stack.length += stack.unaccounted;
	return [...stacks.values()];
}

/** The mean over a stack's lanes of what is known of each lane. `NaN` for a stack without any. */
export const meanOver = ({ lanes }: Stack, values: readonly number[]) =>
	lanes.reduce((total, lane) => total + values[lane]!, 0) / lanes.length;

/** Where each lane's middle meets a side: the near edges of the stacks are given in their order. */
export function endsOf(stacks: readonly Stack[], edges: readonly number[]): number[] {
	const ends: number[] = [];
	for (const [i, { lanes, offsets }] of stacks.entries())
		for (const [j, lane] of lanes.entries()) ends[lane] = edges[i]! + offsets[j]!;
	return ends;
}
