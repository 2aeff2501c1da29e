import { sankey, sankeyJustify } from 'd3-sankey';
import { forms } from '#lib/charts/frame.ts';
import { layoutSankey } from '#lib/charts/sankey/layout.ts';
import type { Network } from '#lib/facts/network.ts';
import { select } from '#lib/view/select.ts';
import { initialView } from '#lib/view/view.ts';

/** A generated network: basins, markets and routes between them, the same for the same numbers. */
export function generated(nodes: number, links: number): Network {
	let seed = 42;
	// A linear congruential generator (Numerical Recipes' constants), so that runs are alike.
	const random = () => (seed = (seed * 1664525 + 1013904223) % 4294967296) / 4294967296;
	const basins = Math.floor(nodes / 2);
	const place = (i: number) => ({
		id: `p${i}`,
		name: `Place ${i}`,
		kind: i < basins ? ('basin' as const) : ('market' as const),
		country: null,
		region: i < basins ? null : (['europe', 'turkiye', 'china', 'other'] as const)[i % 4]!,
		partOf: null,
		rank: i,
		at: { lon: 10 + random() * 120, lat: 30 + random() * 40 },
		labelAt: null,
		note: '',
		sources: []
	});
	const places = Array.from({ length: nodes }, (_, i) => place(i));
	const routes = Array.from({ length: links }, (_, i) => {
		const supply = `p${Math.floor(random() * basins)}`;
		const market = `p${basins + Math.floor(random() * (nodes - basins))}`;
		const capacity = 1 + random() * 60;
		return {
			id: `r${i}`,
			name: `Route ${i}`,
			alsoKnownAs: [],
			from: supply,
			to: market,
			supply,
			market,
			via: [],
			carrier: 'pipeline' as const,
			counted: 'yes' as const,
			status: 'operating' as const,
			nameplate: capacity,
			lines: 1,
			lengthKm: null,
			diameterMm: null,
			start: null,
			end: null,
			operator: '',
			sources: [],
			note: '',
			capacities: [{ fromYear: 2000, volume: capacity, status: 'operating' as const, sources: [], note: '' }],
			flows: [
				{
					period: '2025',
					months: 12,
					volume: capacity * random(),
					basis: null,
					kind: 'actual' as const,
					preferred: true,
					sources: [],
					note: ''
				}
			],
			parts: []
		};
	});
	return { places, routes, trade: [], events: [], claims: [], checks: [], citations: [], changes: [] };
}

/**
 * Our select and layout on a network, each pipe drawn one by one; and plain d3-sankey on the same places and flows. Both
 * layouts give places only; `written` goes on to every path and every word, fitted to its room, which d3-sankey does not.
 */
export function contenders(network: Network) {
	const view = { ...initialView({ latest: 2025 }), other: 'open' as const };
	const selection = select(network, view);
	const frame = forms.at(-1)!;
	const ends = new Set(selection.routes.flatMap(({ supply, market }) => [supply.id, market.id]));
	const joined = network.places.filter(({ id }) => ends.has(id));
	const ours = () => layoutSankey(selection, frame, 'open', new Map(), Infinity);
	return {
		select: () => select(network, view),
		ours,
		written: () => {
			const { pipes, nodes } = ours();
			return [pipes.map(({ path, name, figures }) => [path, name, figures]), nodes.map(({ lines }) => lines)];
		},
		d3: () =>
			sankey<{ id: string }, object>()
				.nodeId((node) => node.id)
				.nodeAlign(sankeyJustify)
				.extent([
					[0, 0],
					[1120, 900]
				])({
				nodes: joined.map(({ id }) => ({ id })),
				links: selection.routes.map((route) => ({
					source: route.supply.id,
					target: route.market.id,
					value: route.flow!.value
				}))
			})
	};
}
