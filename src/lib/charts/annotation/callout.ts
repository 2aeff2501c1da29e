import { overlap, round, type Box, type Point } from '../frame.ts';

/** Room kept beside a wide chart for an open claim, and the gap between the two. */
export const CALLOUT = { width: 300, gap: 24 } as const;

/** How far a leader may go level, pixels, before it turns: past a name that its pin stands beside. */
const TURNS = [0, 12, 24, 36, 48];

/**
 * A leader from what a claim speaks of to the right edge of its chart, where the callout stands: level where the way is
 * free, else up or down first, or soon, to the nearest level that crosses no label and no pin.
 */
export function leaderTo(
	from: Point,
	right: number,
	height: number,
	obstacles: readonly Box[]
): { path: string; y: number } {
	const blocks = (box: Box) => obstacles.some((obstacle) => overlap(box, obstacle));
	const level = (y: number, start: number, end: number): Box => ({ x: start, y: y - 1, width: end - start, height: 2 });
	const rise = (x: number, y: number): Box => ({
		x: x - 1,
		y: Math.min(from.y, y),
		width: 2,
		height: Math.abs(y - from.y)
	});
	const levels = Array.from({ length: Math.ceil(height / 4) }, (_, i) => i)
		.flatMap((i) => [from.y - i * 4, from.y + i * 4])
		.filter((y) => y > 4 && y < height - 4);
	const free = TURNS.map((off) => from.x + off)
		.filter((x) => x < right && !blocks(level(from.y, from.x, x)))
		.flatMap((x) => levels.map((y) => ({ x, y })))
		.find(({ x, y }) => !blocks(level(y, x, right)) && !blocks(rise(x, y)));
	const { x, y } = free ?? { x: from.x, y: levels.find((y) => !blocks(level(y, from.x, right))) ?? from.y };
	const turn = x === from.x ? '' : `H${round(x)}`;
	return { path: `M${round(from.x)},${round(from.y)}${turn}V${round(y)}H${round(right)}`, y: round(y) };
}
