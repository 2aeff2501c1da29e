import { gather } from '#lib/view/fold.ts';
import type { SelectedRoute, Selection } from '#lib/view/select.ts';
import type { View } from '#lib/view/view.ts';
import { extentOf } from '../pipe.ts';
import { lanesFrom, roomOf, type Lane } from '../sankey/lanes.ts';

/** Height of a label over its pipe, and of what parts it from the pipe before. */
export const LABEL = 18;
/** What parts a pipe without a label from the one before. */
export const APART = 3.5;
/** Pixels over and under all pipes, for what stands on the last. */
export const FOOT = 9;

/**
 * Lanes of which as many as have room can be named. The others that run between the same places become one; plans, damage
 * and what is in focus stay by themselves.
 */
export function gathered(
	lanes: readonly Lane[],
	selection: Selection,
	height: number,
	other: View['other'],
	first: ReadonlySet<string>,
	pixels: number
): readonly Lane[] {
	const wanted = wantedOf(lanes, selection, first);
	if (other === 'open' || nameable(lanes, height) >= lanes.length) return lanes;
	const halfKnown = ({ flow, before }: SelectedRoute) => selection.vs !== null && (flow === null) !== (before === null);
	for (let count = wanted.length; ; count--) {
		const named = new Set(wanted.slice(0, count).map(({ key }) => key));
		const stays = (route: SelectedRoute) =>
			named.has(route.id) || route.planned || route.lost > 0 || (selection.focused && route.bright) || halfKnown(route);
		const rest = selection.routes.filter((route) => !stays(route));
		const fewer = lanesFrom(selection, gather(selection.routes, rest), pixels);
		if (count === 0 || nameable(fewer, height) >= count) return fewer;
	}
}

/** How many of some lanes have room for a name. */
export function nameable(lanes: readonly Lane[], height: number): number {
	const bare = lanes.reduce((sum, lane) => sum + roomOf(lane) + APART, FOOT);
	return Math.max(0, Math.floor((height - bare) / (LABEL - APART)));
}

/** Those to be named, the first ones first. What is dim is not among them, so that what is in focus is read first. */
export function wantedOf(lanes: readonly Lane[], selection: Selection, first: ReadonlySet<string>): Lane[] {
	const { focused } = selection;
	const weigh = ({ route, members, widths }: Lane) =>
		members.length > 0 ? (widths.flow ?? 0) / members.length : weightOf(route, selection);
	const rank = (lane: Lane) => (first.has(lane.key) ? 2 : 0) + (focused && lane.bright ? 1 : 0);
	return lanes
		.filter((lane) => !focused || rank(lane) > 0)
		.toSorted((a, b) => rank(b) - rank(a) || weigh(b) - weigh(a));
}

/** Beside another year, what changed; else what flows, with a third of what could. */
const weightOf = (route: SelectedRoute, { vs }: Selection) =>
	vs !== null
		? Math.abs(route.change ?? 0)
		: Math.max(route.flow?.value ?? 0, route.plan?.value ?? 0, extentOf(route) * (route.planned ? 1 : 0.35));
