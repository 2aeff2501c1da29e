/**
 * Runs a thing again and again, and gives the milliseconds of each run. Medians and spreads of one run of the bench can be
 * compared with each other; those of two machines cannot.
 * @param {number} times
 * @param {() => unknown} run
 */
export async function sample(times, run) {
	/** @type {number[]} */
	const taken = [];
	for (let i = 0; i < times; i++) {
		const start = performance.now();
		await run();
		taken.push(performance.now() - start);
	}
	return taken;
}

/** @param {readonly number[]} values @param {number} share */
export const quantile = (values, share) => {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
};
export const median = (/** @type {readonly number[]} */ values) => quantile(values, 0.5);

/** "12.3 (10.1 to 15.0)": median, and the tenth and ninetieth percentiles. @param {readonly number[]} values */
export const spread = (values) => {
	const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(values, share).toFixed(2));
	return `${middle} (${low} to ${high})`;
};

/** @param {string} title @param {readonly (readonly string[])[]} rows */
export function print(title, rows) {
	console.log(`\n${title}`);
	const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
	for (const row of rows) console.log(`  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`);
}
