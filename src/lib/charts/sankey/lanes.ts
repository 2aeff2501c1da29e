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

/** A node, as long as the lanes stacked across it. */
export interface Stack {
	readonly node: SelectedPlace;
	/** Pixels across, unaccounted gas included. */
	readonly length: number;
	/** Pixels of unaccounted gas, at the far end. */
	readonly unaccounted: number;
}

/** The nodes of one side, and where each lane meets them. */
export interface Side {
	/** In the order of the nodes. */
	readonly stacks: readonly Stack[];
	/** Lane by lane, which of the stacks it is in, and how far its middle lies from that one's near edge. */
	readonly within: readonly number[];
	readonly offsets: readonly number[];
}

/** A side of a selection, each of whose nodes has a route. */
export function sideOf(nodes: readonly SelectedPlace[], lanes: readonly Lane[], pixels: number): Side {
	const side = nodes[0]?.side ?? 'supply';
	const order = new Map(nodes.map(({ place }, i) => [place.id, i]));
	const within = lanes.map((lane) => order.get(lane[side])!);
	const lengths = new Float64Array(nodes.length);
	const offsets = lanes.map((lane, i) => {
		const room = roomOf(lane);
		const before = lengths[within[i]!]!;
		lengths[within[i]!] = before + room;
		return before + room / 2;
	});
	const stacks = nodes.map((node, i): Stack => {
		const unaccounted = (node.unaccounted?.value ?? 0) * pixels;
		return { node, length: lengths[i]! + unaccounted, unaccounted };
	});
	return { stacks, within, offsets };
}

/** Stack by stack, the mean of what is given for each lane. */
export function meansOf({ stacks, within }: Side, values: readonly number[]): Float64Array {
	const counts = new Uint32Array(stacks.length);
	const sums = new Float64Array(stacks.length);
	within.forEach((stack, i) => {
		counts[stack]! += 1;
		sums[stack]! += values[i]!;
	});
	return sums.map((total, i) => total / counts[i]!);
}

/** Where each lane's middle meets a side: the near edges of the stacks are given in their order. */
export const endsOf = ({ within, offsets }: Side, edges: readonly number[]): number[] =>
	offsets.map((offset, i) => edges[within[i]!]! + offset);
