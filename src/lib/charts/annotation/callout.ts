import { overlap, round, type Box, type Point } from '../frame.ts';

/** Room kept beside a wide chart for an open claim, and the gap between the two. */
export const CALLOUT = { width: 300, gap: 24 } as const;

/**
 * A leader from what a claim speaks of to the right edge of its chart, where the callout stands: level where the way is
 * free, else up or down first to the nearest level that crosses no label and no pin.
 */
export function leaderTo(
	from: Point,
	right: number,
	height: number,
	obstacles: readonly Box[]
): { path: string; y: number } {
	const blocks = (box: Box) => obstacles.some((obstacle) => overlap(box, obstacle));
	const level = (y: number): Box => ({ x: from.x, y: y - 1, width: right - from.x, height: 2 });
	const rise = (y: number): Box => ({ x: from.x - 1, y: Math.min(from.y, y), width: 2, height: Math.abs(y - from.y) });
	const levels = Array.from({ length: Math.ceil(height / 4) }, (_, i) => i)
		.flatMap((i) => [from.y - i * 4, from.y + i * 4])
		.filter((y) => y > 4 && y < height - 4);
	const y =
		levels.find((free) => !blocks(level(free)) && !blocks(rise(free))) ??
		levels.find((free) => !blocks(level(free))) ??
		from.y;
	return { path: `M${round(from.x)},${round(from.y)}V${round(y)}H${round(right)}`, y: round(y) };
}
