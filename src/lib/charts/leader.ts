import { clamp, type Box, type Point } from './frame.ts';

/** A straight line from what is spoken of to the words or the pin about it. */
export interface Leader {
	readonly from: Point;
	readonly to: Point;
}

/** Whether a leader runs through a box. */
export function isCrossed({ x, y, width, height }: Box, { from, to }: Leader): boolean {
	const [right, bottom] = [x + width, y + height];
	if (
		Math.max(from.x, to.x) < x ||
		Math.min(from.x, to.x) > right ||
		Math.max(from.y, to.y) < y ||
		Math.min(from.y, to.y) > bottom
	)
		return false;
	const sides = [
		turn(from, to, { x, y }),
		turn(from, to, { x: right, y }),
		turn(from, to, { x, y: bottom }),
		turn(from, to, { x: right, y: bottom })
	];
	return Math.min(...sides) < 0 && Math.max(...sides) > 0;
}

/** Whether two leaders cross each other. */
export const cross = (a: Leader, b: Leader) =>
	turn(a.from, a.to, b.from) !== turn(a.from, a.to, b.to) && turn(b.from, b.to, a.from) !== turn(b.from, b.to, a.to);

/** The point of a box that is nearest to another point. */
export const nearest = ({ x, y }: Point, box: Box): Point => ({
	x: clamp(x, box.x, box.x + box.width),
	y: clamp(y, box.y, box.y + box.height)
});

const turn = (a: Point, b: Point, c: Point) => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
