import type { Transform } from './viewport.ts';

/** Milliseconds that a gesture rests before a picture too slow to be laid out at every step of it is laid out anew. */
export const REST = 120;

/** What takes a picture from where it was made to where it is looked at from now, as CSS; pixels from the frame's corner. */
export function movedBy(made: Transform, now: Transform): string {
	const times = now.k / made.k;
	const [x, y] = [now.x - made.x * times, now.y - made.y * times];
	return times === 1 && x === 0 && y === 0
		? 'none'
		: `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) scale(${times.toFixed(4)})`;
}
