import type { Point } from '../frame.ts';
import { distance } from './line.ts';

/** A line that takes room across: `half` pixels to each side. Its points stand at even steps. */
export interface Wide {
	readonly points: readonly Point[];
	readonly half: number;
	/** Lines that never make room for each other, such as a trunk and its branch, have one of them here. */
	readonly apartFrom: ReadonlySet<Wide> | null;
}

/** One point of a line that stands beside one of another: which must be on which side, and how far off. */
interface Beside {
	readonly a: number;
	readonly i: number;
	readonly b: number;
	readonly j: number;
	readonly normal: Point;
	side: number;
	readonly need: number;
}

/** Cosine of the angle up to which two lines run together; steeper ones cross. */
const TOGETHER = 0.72;
/** Steps that two lines must run together to be a corridor. */
const LEAST = 3;
const ROUNDS = 40;

/**
 * Moves lines that share a corridor sideways until each stands beside the other, nowhere nearer than their half widths and
 * `gap`. Who stands on which side follows from where the lines really run, over the whole corridor, so that two pipes that
 * weave do not cross; lines that meet at an angle still do. Displacements are spread along the lines, so that they bend.
 */
export function bundle(lines: readonly Wide[], gap: number): Point[][] {
	const moved = lines.map(({ points }) => points.map(({ x, y }) => ({ x, y })));
	const pairs = corridors(lines, gap);
	if (pairs.length === 0) return moved;
	for (let round = 0; round < ROUNDS; round++) {
		for (const pair of pairs) part(pair, moved);
		// The last rounds only part, so that what smoothing brought too near again is set right.
		if (round < ROUNDS - 12 && round % 2 === 0) for (const [a, line] of moved.entries()) even(line, lines[a]!.points);
	}
	return moved;
}

function part({ a, i, b, j, normal, side, need }: Beside, moved: { x: number; y: number }[][]): void {
	const [p, q] = [moved[a]![i]!, moved[b]![j]!];
	const lack = need - side * ((q.x - p.x) * normal.x + (q.y - p.y) * normal.y);
	if (lack <= 0) return;
	const push = (side * lack) / 2;
	p.x -= normal.x * push;
	p.y -= normal.y * push;
	q.x += normal.x * push;
	q.y += normal.y * push;
}

/** Spreads a line's displacements over its neighbours. */
function even(line: { x: number; y: number }[], origin: readonly Point[]): void {
	const shiftX = (i: number) => line[i]!.x - origin[i]!.x;
	const shiftY = (i: number) => line[i]!.y - origin[i]!.y;
	let [beforeX, beforeY, ownX, ownY] = [shiftX(0), shiftY(0), shiftX(0), shiftY(0)];
	for (let i = 0; i < line.length; i++) {
		const next = Math.min(line.length - 1, i + 1);
		const [afterX, afterY] = [i === next ? ownX : shiftX(next), i === next ? ownY : shiftY(next)];
		line[i]!.x = origin[i]!.x + (beforeX + 2 * ownX + afterX) / 4;
		line[i]!.y = origin[i]!.y + (beforeY + 2 * ownY + afterY) / 4;
		[beforeX, beforeY, ownX, ownY] = [ownX, ownY, afterX, afterY];
	}
}

/** All pairs of points that stand beside each other on lines that run together. */
function corridors(lines: readonly Wide[], gap: number): Beside[] {
	const tangents = lines.map(({ points }) => points.map((_, i) => tangentAt(points, i)));
	const boxes = lines.map(({ points }) => boundsOf(points));
	const pairs: Beside[] = [];
	for (let a = 0; a < lines.length; a++)
		for (let b = a + 1; b < lines.length; b++) {
			const [A, B] = [lines[a]!, lines[b]!];
			if (A.apartFrom?.has(B) || B.apartFrom?.has(A)) continue;
			const need = A.half + B.half + gap;
			if (!meet(boxes[a]!, boxes[b]!, need)) continue;
			pairs.push(...besides(a, b, lines, tangents, boxes, need));
		}
	return pairs;
}

function besides(
	a: number,
	b: number,
	lines: readonly Wide[],
	tangents: readonly (readonly Point[])[],
	boxes: readonly Bounds[],
	need: number
): Beside[] {
	const [A, B] = [lines[a]!.points, lines[b]!.points];
	const found: Beside[] = [];
	let run: Beside[] = [];
	const close = () => {
		const lean = run.reduce(
			(sum, { i, j, normal }) => sum + (B[j]!.x - A[i]!.x) * normal.x + (B[j]!.y - A[i]!.y) * normal.y,
			0
		);
		const side = lean < 0 ? -1 : 1;
		if (run.length >= LEAST) found.push(...run.map((pair) => ({ ...pair, side })));
		run = [];
	};
	for (let i = 0; i < A.length; i++) {
		const p = A[i]!;
		if (!near(p, boxes[b]!, need)) {
			close();
			continue;
		}
		let [best, j] = [need * need, -1];
		for (let k = 0; k < B.length; k++) {
			const far = (B[k]!.x - p.x) ** 2 + (B[k]!.y - p.y) ** 2;
			if (far < best) [best, j] = [far, k];
		}
		const along = tangents[a]![i]!;
		if (j < 0 || Math.abs(along.x * tangents[b]![j]!.x + along.y * tangents[b]![j]!.y) < TOGETHER) {
			close();
			continue;
		}
		run.push({ a, i, b, j, normal: { x: -along.y, y: along.x }, side: 1, need });
	}
	close();
	return found;
}

interface Bounds {
	readonly x0: number;
	readonly y0: number;
	readonly x1: number;
	readonly y1: number;
}
function boundsOf(points: readonly Point[]): Bounds {
	let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const { x, y } of points) {
		[x0, x1] = [Math.min(x0, x), Math.max(x1, x)];
		[y0, y1] = [Math.min(y0, y), Math.max(y1, y)];
	}
	return { x0, y0, x1, y1 };
}
const near = ({ x, y }: Point, { x0, y0, x1, y1 }: Bounds, room: number) =>
	x > x0 - room && x < x1 + room && y > y0 - room && y < y1 + room;
const meet = (a: Bounds, b: Bounds, room: number) =>
	a.x0 < b.x1 + room && b.x0 < a.x1 + room && a.y0 < b.y1 + room && b.y0 < a.y1 + room;

function tangentAt(points: readonly Point[], i: number): Point {
	const [a, b] = [points[Math.max(0, i - 2)]!, points[Math.min(points.length - 1, i + 2)]!];
	const size = distance(a, b) || 1;
	return { x: (b.x - a.x) / size, y: (b.y - a.y) / size };
}
