import type { Point } from '../frame.ts';

/** Points along a path of absolute M, L, C and Q, curves in `PIECES` straight pieces; one list for each M. */
export function pointsOf(path: string): Point[][] {
	const lines: Point[][] = [];
	for (const [, letter = '', rest = ''] of path.matchAll(/([MLCQ])([^MLCQ]*)/g)) {
		const numbers = rest.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
		const points = Array.from({ length: numbers.length >> 1 }, (_, i) => ({
			x: numbers[2 * i]!,
			y: numbers[2 * i + 1]!
		}));
		const line = lines.at(-1);
		if (letter === 'M' || !line) lines.push(points);
		else if (letter === 'L') line.push(...points);
		else line.push(...bent([line.at(-1)!, ...points]));
	}
	return lines;
}

const PIECES = 10;

/** Points of a Bézier curve after its first, by de Casteljau's way. */
const bent = (control: readonly Point[]): Point[] =>
	Array.from({ length: PIECES }, (_, i) => {
		const t = (i + 1) / PIECES;
		let points = control;
		while (points.length > 1)
			points = points.slice(1).map((point, j) => ({
				x: points[j]!.x + (point.x - points[j]!.x) * t,
				y: points[j]!.y + (point.y - points[j]!.y) * t
			}));
		return points[0]!;
	});

/** Finds the line nearest to a point, within a distance. */
export interface Hits {
	readonly at: (point: Point, within: number) => number | null;
}

/** Pixels across one cell of the grid that lines are entered into. */
const CELL = 32;

/**
 * Lines by where they lie, on a chart of so many pixels across, so that a pointer asks a few of them only. They are entered when
 * it first asks.
 */
export function hitsOf(paths: () => readonly string[], width: number): Hits {
	let grid: Grid | null = null;
	return { at: (point, within) => nearestIn((grid ??= gridOf(paths(), width)), point, within) };
}

interface Grid {
	readonly cellOf: (x: number, y: number) => number;
	/** Places in `segments`, by cell. */
	readonly cells: ReadonlyMap<number, readonly number[]>;
	/** Five numbers a segment: which line it is of, and its two ends. */
	readonly segments: readonly number[];
}

function gridOf(paths: readonly string[], width: number): Grid {
	const columns = Math.ceil(width / CELL) + 1;
	const cellOf = (x: number, y: number) => Math.floor(y / CELL) * columns + Math.floor(x / CELL);
	const cells = new Map<number, number[]>();
	const segments: number[] = [];
	const enter = (line: number, a: Point, b: Point) => {
		const at = segments.length;
		segments.push(line, a.x, a.y, b.x, b.y);
		const steps = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / (CELL / 2)));
		let last = NaN;
		for (let i = 0; i <= steps; i++) {
			const cell = cellOf(a.x + ((b.x - a.x) * i) / steps, a.y + ((b.y - a.y) * i) / steps);
			if (cell === last) continue;
			last = cell;
			const own = cells.get(cell);
			if (own) own.push(at);
			else cells.set(cell, [at]);
		}
	};
	for (const [i, path] of paths.entries())
		for (const points of pointsOf(path)) for (let j = 1; j < points.length; j++) enter(i, points[j - 1]!, points[j]!);
	return { cellOf, cells, segments };
}

function nearestIn({ cellOf, cells, segments }: Grid, { x, y }: Point, within: number): number | null {
	let best: number | null = null;
	let least = within;
	const reach = Math.ceil(within / CELL);
	for (let row = -reach; row <= reach; row++)
		for (let column = -reach; column <= reach; column++)
			for (const at of cells.get(cellOf(x + column * CELL, y + row * CELL)) ?? []) {
				const far = fromSegment(x, y, segments, at);
				if (far <= least) [least, best] = [far, segments[at]!];
			}
	return best;
}

/** Distance of a point from the segment entered at a place. */
function fromSegment(x: number, y: number, segments: readonly number[], at: number): number {
	const [ax, ay, bx, by] = [segments[at + 1]!, segments[at + 2]!, segments[at + 3]!, segments[at + 4]!];
	const size = (bx - ax) ** 2 + (by - ay) ** 2;
	const t = size === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / size));
	return Math.hypot(ax + (bx - ax) * t - x, ay + (by - ay) * t - y);
}
