import type { Days } from '#lib/view/time.ts';
import { round, type Box } from '../frame.ts';
import type { Scale } from './axis.ts';
import type { Bar } from './path.ts';

/** A rate over some days, standing on a foot. */
export const barOf = ({ from, to }: Days, rate: number, { x, perUnit }: Scale, foot: number): Bar => ({
	x0: x(from),
	x1: x(to),
	foot,
	head: foot - rate * perUnit
});

export const boxOf = ({ x0, x1, foot, head }: Bar): Box => ({
	x: round(x0),
	y: round(head),
	width: round(round(x1) - round(x0)),
	height: Math.round((foot - head) * 1000) / 1000
});
