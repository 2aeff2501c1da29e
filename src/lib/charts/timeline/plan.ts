import type { Region } from '#lib/facts/schema.ts';
import { seriesFigures } from '#lib/view/finding.ts';
import type { RouteSeries, SeriesSelection } from '#lib/view/series.ts';
import type { Scale } from './axis.ts';
import { drawRoute, type Drawing } from './panel.ts';
import { drawStack, HEADROOM, stackedMost } from './stack.ts';

/** What of a panel is known before it is placed. */
export interface Plan {
	/** The id of the route or market; `null` for what is of none. */
	readonly id: string | null;
	readonly key: string;
	readonly region: Region | null;
	readonly members: readonly RouteSeries[];
	readonly name: string;
	readonly figures: readonly string[];
	readonly most: number;
	/** Pixels over the highest. */
	readonly above: number;
	readonly draw: ((scale: Scale, baseline: number) => Drawing) | null;
	readonly events: SeriesSelection['events'];
	readonly claims: SeriesSelection['claims'];
}

/** The panels of a selection, in their order. */
export function plansOf(selection: SeriesSelection): Plan[] {
	const { series, events, claims, stack } = selection;
	const general: Plan = {
		id: null,
		key: 'general',
		region: null,
		members: [],
		name: 'Beyond the pipes',
		figures: [''],
		most: 0,
		above: 0,
		draw: null,
		events: events.filter(({ route }) => route === null),
		claims: claims.filter(({ routes }) => routes.length === 0)
	};
	const isTold = general.events.length + general.claims.length > 0;
	const groups = stack === 'market' ? marketsOf(series) : series.map((one) => [one]);
	// A claim about several pipes stands at the first of them that is drawn.
	const first = (routes: readonly string[]) => series.find(({ id }) => routes.includes(id))?.id;
	return [
		...(isTold ? [general] : []),
		...groups.map((members): Plan => {
			const [one] = members;
			const told = stack === 'market' ? series.filter(({ market }) => market === one!.market) : members;
			const ids = new Set(told.map(({ id }) => id));
			const own = {
				members,
				region: one!.region,
				events: events.filter(({ route }) => route !== null && ids.has(route)),
				claims: claims.filter(({ routes }) => ids.has(first(routes) ?? ''))
			};
			return stack === 'market'
				? {
						...own,
						id: one!.market.id,
						key: one!.market.id,
						name: one!.market.name,
						figures: stackedFigures(members),
						most: stackedMost(members, selection),
						above: HEADROOM,
						draw: (scale, baseline) => drawStack(members, selection, scale, baseline)
					}
				: {
						...own,
						id: one!.id,
						key: one!.id,
						name: one!.name,
						figures: seriesFigures(one!, selection),
						most: one!.most,
						above: 3,
						draw: (scale, baseline) => drawRoute(one!, scale, baseline)
					};
		})
	];
}

/** Only what enters totals is stacked; where nothing of a market does, the first of its routes stands for itself. */
function marketsOf(series: readonly RouteSeries[]): RouteSeries[][] {
	const markets = [...new Set(series.map(({ market }) => market.id))];
	return markets.map((id) => {
		const own = series.filter(({ market }) => market.id === id);
		const counted = own.filter((one) => one.counted);
		return counted.length > 0 ? counted : own.slice(0, 1);
	});
}

function stackedFigures(members: readonly RouteSeries[]): string[] {
	const bare = members.filter(({ steps }) => steps.length === 0).length;
	const known = members.length - bare;
	const routes = `${known || bare} ${(known || bare) === 1 ? 'route' : 'routes'}`;
	if (known === 0) return [`${routes}, flow unknown`];
	return bare === 0 ? [routes] : [`${routes}, ${bare} more of unknown flow`, `${routes} + ${bare} unknown`];
}
