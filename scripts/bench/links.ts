import type { Network } from '#lib/facts/network.ts';
import { extentOf } from '#lib/charts/pipe.ts';
import { select } from '#lib/view/select.ts';
import { initialView } from '#lib/view/view.ts';

/** The pipes of a year, as any Sankey takes it: a place that sends and receives is two, so that nothing goes round. */
export interface Year {
	readonly year: number;
	readonly names: readonly string[];
	readonly links: readonly { readonly source: string; readonly target: string; readonly value: number }[];
}

/** Each pipe that our chart draws in these years, as wide as it is drawn: an empty one by its capacity. None of no width. */
export function yearsOf(network: Network, years: readonly number[]): Year[] {
	return years.map((year) => {
		const { routes } = select(network, { ...initialView({ latest: year }), other: 'open' });
		const links = routes
			.map((route) => ({
				source: `${route.supply.name} (from)`,
				target: `${route.market.name} (to)`,
				value: extentOf(route)
			}))
			.filter(({ value }) => value > 0);
		return { year, names: [...new Set(links.flatMap(({ source, target }) => [source, target]))], links };
	});
}
