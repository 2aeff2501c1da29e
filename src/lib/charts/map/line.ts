import { round, type Box, type Point } from '../frame.ts';

/** By the root of the squares: `Math.hypot` guards against overflow, which no map comes near, and takes several times as long. */
export const distance = (a: Point, b: Point) => Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
const mix = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });

export function lengthOf(points: readonly Point[]): number {
	let length = 0;
	for (let i = 1; i < points.length; i++) length += distance(points[i - 1]!, points[i]!);
	return length;
}

/** A point of a line and the direction that the line has there, as a unit vector. */
export interface Station {
	readonly at: Point;
	readonly along: Point;
}

/** The point at a distance from a line's start. */
export function stationAt(points: readonly Point[], far: number): Station {
	let left = far;
	for (let i = 1; i < points.length; i++) {
		const [a, b] = [points[i - 1]!, points[i]!];
		const step = distance(a, b);
		if (step > 0 && (left <= step || i === points.length - 1))
			return { at: mix(a, b, Math.min(1, left / step)), along: { x: (b.x - a.x) / step, y: (b.y - a.y) / step } };
		left -= step;
	}
	return { at: points[0]!, along: { x: 1, y: 0 } };
}

/** The stretches of a line within a box, each with its crossings of the edge. */
export function clip(points: readonly Point[], box: Box): Point[][] {
	const stretches: Point[][] = [];
	let open: Point[] | null = null;
	for (let i = 1; i < points.length; i++) {
		const [a, b] = [points[i - 1]!, points[i]!];
		const span = spanWithin(a, b, box);
		if (span === null) {
			open = null;
			continue;
		}
		if (open === null || span[0] > 0) stretches.push((open = [mix(a, b, span[0])]));
		open.push(mix(a, b, span[1]));
		if (span[1] < 1) open = null;
	}
	return stretches;
}

const WHOLE = [0, 1] as const;

/** From where to where a segment lies within a box, as parts of its length (Liang and Barsky, 1984). */
function spanWithin(a: Point, b: Point, box: Box): readonly [number, number] | null {
	const [right, bottom] = [box.x + box.width, box.y + box.height];
	const isIn = ({ x, y }: Point) => x >= box.x && x <= right && y >= box.y && y <= bottom;
	if (isIn(a) && isIn(b)) return WHOLE;
	let [from, to] = [0, 1];
	const edges: readonly (readonly [number, number])[] = [
		[a.x - b.x, a.x - box.x],
		[b.x - a.x, right - a.x],
		[a.y - b.y, a.y - box.y],
		[b.y - a.y, bottom - a.y]
	];
	for (const [run, room] of edges) {
		if (run === 0 && room < 0) return null;
		if (run < 0) from = Math.max(from, room / run);
		if (run > 0) to = Math.min(to, room / run);
	}
	return from < to ? [from, to] : null;
}

/** The same line with points at even steps of about `step`. */
export function resample(points: readonly Point[], step: number): Point[] {
	const length = lengthOf(points);
	const pieces = Math.max(2, Math.ceil(length / step));
	const even: Point[] = [points[0]!];
	let [i, passed] = [1, 0];
	let size = distance(points[0]!, points[1]!);
	for (let j = 1; j < pieces; j++) {
		const wish = (length * j) / pieces;
		while (i < points.length - 1 && passed + size < wish) {
			passed += size;
			i++;
			size = distance(points[i - 1]!, points[i]!);
		}
		even.push(size === 0 ? points[i]! : mix(points[i - 1]!, points[i]!, (wish - passed) / size));
	}
	return [...even, points.at(-1)!];
}

/** The line with fewer points, nowhere farther than `tolerance` from where it was (Douglas and Peucker, 1973). */
export function simplify(points: readonly Point[], tolerance: number): Point[] {
	if (points.length < 3) return [...points];
	const [first, last] = [points[0]!, points.at(-1)!];
	let [most, at] = [0, 0];
	for (let i = 1; i < points.length - 1; i++) {
		const far = fromSegment(points[i]!, first, last);
		if (far > most) [most, at] = [far, i];
	}
	if (most <= tolerance) return [first, last];
	return [...simplify(points.slice(0, at + 1), tolerance), ...simplify(points.slice(at), tolerance).slice(1)];
}

/** Distance of a point from a segment. */
export function fromSegment(p: Point, a: Point, b: Point): number {
	const size = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
	const t = size === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / size));
	return distance(p, mix(a, b, t));
}

/** A path along a line whose corners are rounded, for a pipe bends and does not break. */
export function curved(points: readonly Point[], radius: number): string {
	if (points.length < 2) return '';
	const write = ({ x, y }: Point) => `${round(x)},${round(y)}`;
	let path = `M${write(points[0]!)}`;
	for (let i = 1; i < points.length - 1; i++) {
		const [a, b, c] = [points[i - 1]!, points[i]!, points[i + 1]!];
		const [before, after] = [distance(a, b), distance(b, c)];
		const cut = Math.min(radius, before / 2, after / 2);
		if (cut < 1) path += `L${write(b)}`;
		else path += `L${write(mix(b, a, cut / before))}Q${write(b)} ${write(mix(b, c, cut / after))}`;
	}
	return `${path}L${write(points.at(-1)!)}`;
}

/** The line `off` pixels to the right of a line that bends gently. */
export function beside(points: readonly Point[], off: number): Point[] {
	return points.map((point, i) => {
		const [a, b] = [points[Math.max(0, i - 1)]!, points[Math.min(points.length - 1, i + 1)]!];
		const size = distance(a, b) || 1;
		return { x: point.x - ((b.y - a.y) / size) * off, y: point.y + ((b.x - a.x) / size) * off };
	});
}
