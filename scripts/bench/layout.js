import { median, print, sample, spread } from './sample.js';
import { load } from './typescript.js';

/** The Sankey's layout beside plain d3-sankey, on generated networks. */
export async function layout() {
	const { contenders, generated } = /** @type {typeof import('./layouts.ts')} */ (await load('layouts.ts'));
	/** @type {string[][]} */
	const rows = [
		['nodes/links', 'select, ms', 'layout, ms', 'with paths and words, ms', 'd3-sankey, ms', 'd3-sankey ÷ layout']
	];
	for (const [nodes, links, times] of /** @type {const} */ ([
		[20, 40, 60],
		[200, 600, 20],
		[1000, 3000, 15]
	])) {
		const { select, ours, written, d3 } = contenders(generated(nodes, links));
		await sample(5, ours);
		const [chosen, laid, told, plain] = [
			await sample(times, select),
			await sample(times, ours),
			await sample(times, written),
			await sample(nodes > 500 ? 3 : times, d3)
		];
		rows.push([
			`${nodes}/${links}`,
			...[chosen, laid, told, plain].map(spread),
			(median(plain) / median(laid)).toFixed(1)
		]);
	}
	print('The Sankey’s layout', rows);
}
