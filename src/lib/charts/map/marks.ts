import { round, type Frame, type Point } from '../frame.ts';
import type { Widths } from '../pipe.ts';
import { lengthOf, stationAt } from './line.ts';
import type { Track } from './tracks.ts';
import { isInside, mapHeight } from './viewport.ts';

interface Stretch {
	readonly points: readonly Point[];
	readonly length: number;
}

/** A chevron on a pipe that points where the gas goes. */
export interface Arrow {
	readonly path: string;
	/** On a fill wide enough to hold it, so that it is drawn in the paper's colour. */
	readonly inFill: boolean;
}

/** Pixels from arrow to arrow, and the least that a stretch needs for one. */
const EVERY = 170;
const LEAST = 34;
/** Pixels between an arrow and a mark. */
const CLEAR = 16;

/** Chevrons along a pipe at even distances, none of them on one of its marks. */
export function arrowsOn(stretches: readonly Stretch[], widths: Widths, marks: readonly Point[]): Arrow[] {
	const inFill = (widths.flow ?? 0) >= 6;
	const across = Math.max(3.5, Math.min(7, (inFill ? (widths.flow ?? 0) : (widths.capacity ?? 0)) / 2 - 1.5));
	return stretches.flatMap(({ points, length }) => {
		const count = length < LEAST ? 0 : Math.max(1, Math.round(length / EVERY));
		return Array.from({ length: count }, (_, i) => stationAt(points, (length * (i + 0.62)) / count))
			.filter(({ at }) => !marks.some((mark) => Math.hypot(mark.x - at.x, mark.y - at.y) < CLEAR))
			.map(({ at, along }) => ({ path: chevron(at, along, across), inFill }));
	});
}

function chevron(at: Point, along: Point, across: number): string {
	const back = across * 0.9;
	const corner = (side: number) =>
		`${round(at.x - along.x * back - along.y * across * side)},${round(at.y - along.y * back + along.x * across * side)}`;
	return `M${corner(1)}L${round(at.x)},${round(at.y)}L${corner(-1)}`;
}

/** Where on its way a damaged pipe is crossed. No source gives a place for each line, so it is a sign and no spot. */
const BROKEN = 0.8;

export function crossesOn(tracks: readonly Track[], frame: Frame): Point[] {
	const box = { x: 8, y: 8, width: frame.width - 16, height: mapHeight(frame) - 16 };
	return tracks.flatMap(({ points }) => {
		const length = lengthOf(points);
		const parts = [BROKEN, 0.7, 0.9, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1].map((part) => stationAt(points, length * part).at);
		const seen = parts.find((at) => isInside(at, box));
		return seen ? [{ x: round(seen.x), y: round(seen.y) }] : [];
	});
}

/** A `?` stands in the middle of the longest stretch in sight. */
export function queryOn(stretches: readonly Stretch[]): Point[] {
	const [longest] = [...stretches].sort((a, b) => b.length - a.length);
	if (!longest || longest.length < 24) return [];
	const { at } = stationAt(longest.points, longest.length * 0.45);
	return [{ x: round(at.x), y: round(at.y) }];
}
