/** A thing to stand on a line: where its middle would best be, and how much room it takes. */
export interface Standing {
	readonly wish: number;
	readonly size: number;
}

/** Neighbours that stand together, with the sum of the shifts that each would like. */
interface Pool {
	readonly sum: number;
	readonly count: number;
}
const mean = ({ sum, count }: Pool) => sum / count;

/**
 * Middles for things that keep their order on a line from `start`, never overlap, and stand as near to their wishes as that
 * allows (least squares: neighbours that would collide are pooled and share their mean). Passes `end` only where the sizes
 * together do.
 */
export function pack(things: readonly Standing[], start: number, end: number): number[] {
	// Measured from the front edges stacked end to end, a packing is a non-decreasing sequence: isotonic regression.
	let before = 0;
	const offsets = things.map(({ size }) => {
		const offset = before + size / 2;
		before += size;
		return offset;
	});
	const pools: Pool[] = [];
	for (const [i, { wish }] of things.entries()) {
		let pool: Pool = { sum: wish - offsets[i]!, count: 1 };
		for (let last = pools.at(-1); last && mean(last) > mean(pool); last = pools.at(-1)) {
			pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
			pools.pop();
		}
		pools.push(pool);
	}
	const most = Math.max(start, end - before);
	const middles: number[] = [];
	for (const pool of pools) {
		const shift = Math.min(most, Math.max(start, mean(pool)));
		for (let i = 0; i < pool.count; i++) middles.push(offsets[middles.length]! + shift);
	}
	return middles;
}
