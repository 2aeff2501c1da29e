import type { Network } from '#lib/facts/network.ts';
import { select } from '#lib/view/select.ts';
import { initialView } from '#lib/view/view.ts';

/** What flows of a year say, as any Sankey takes it: a place that sends and receives is two, so that nothing goes round. */
export interface Year {
	readonly year: number;
	readonly names: readonly string[];
	readonly links: readonly { readonly source: string; readonly target: string; readonly value: number }[];
}

/** The flows of each of these years that are known and not 0. */
export function yearsOf(network: Network, years: readonly number[]): Year[] {
	return years.map((year) => {
		const { routes } = select(network, { ...initialView({ latest: year }), other: 'open' });
		const links = routes
			.filter(({ flow }) => flow !== null && flow.value > 0)
			.map(({ supply, market, flow }) => ({
				source: `${supply.name} (from)`,
				target: `${market.name} (to)`,
				value: flow!.value
			}));
		return { year, names: [...new Set(links.flatMap(({ source, target }) => [source, target]))], links };
	});
}
