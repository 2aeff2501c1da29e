import { round } from '../frame.ts';

/** A bar of a stepped area, in pixels: from x0 to x1, from its foot up to its head. */
export interface Bar {
	readonly x0: number;
	readonly x1: number;
	readonly foot: number;
	readonly head: number;
}

/** Bars that stand side by side, gathered: a gap between two begins a new group. */
export function touching<B extends { readonly x0: number; readonly x1: number }>(bars: readonly B[]): B[][] {
	const groups: B[][] = [];
	for (const bar of bars) {
		const last = groups.at(-1)?.at(-1);
		if (last && Math.abs(last.x1 - bar.x0) < 1e-6) groups.at(-1)!.push(bar);
		else groups.push([bar]);
	}
	return groups;
}

/** The heads of bars that touch, as one stepped line. */
export const headsOf = (bars: readonly Bar[]) => stepped(bars.map(({ x0, x1, head }) => ({ x0, x1, y: head })));

/** The area of bars that touch, closed along their feet. */
export function areaOf(bars: readonly Bar[]): string {
	const back = bars.toReversed().map(({ x0, x1, foot }) => ({ x0: x1, x1: x0, y: foot }));
	return `${headsOf(bars)}${stepped(back).replace('M', 'L')}Z`;
}

/** A line that holds each level and steps to the next; levels that are equal run on as one. */
function stepped(levels: readonly { x0: number; x1: number; y: number }[]): string {
	let path = '';
	let held: number | null = null;
	for (const [i, { x0, x1, y }] of levels.entries()) {
		const level = round(y);
		if (held === null) path += `M${round(x0)},${level}`;
		else if (level !== held) path += `V${level}`;
		held = level;
		if (round(levels[i + 1]?.y ?? NaN) !== level) path += `H${round(x1)}`;
	}
	return path;
}
