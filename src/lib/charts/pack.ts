/** A thing to stand on a line: where its middle would best be, and how much room it takes. */
export interface Standing {
	readonly wish: number;
	readonly size: number;
}

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
	const pools: { sum: number; count: number }[] = [];
	const mean = (pool: { sum: number; count: number }) => pool.sum / pool.count;
	for (const [i, { wish }] of things.entries()) {
		pools.push({ sum: wish - offsets[i]!, count: 1 });
		while (pools.length > 1 && mean(pools.at(-2)!) > mean(pools.at(-1)!)) {
			const last = pools.pop()!;
			const pool = pools.at(-1)!;
			pool.sum += last.sum;
			pool.count += last.count;
		}
	}
	const most = Math.max(start, end - before);
	const shifts = pools.flatMap((pool) =>
		Array.from({ length: pool.count }, () => Math.min(most, Math.max(start, mean(pool))))
	);
	return offsets.map((offset, i) => offset + shifts[i]!);
}
