import { error } from '@sveltejs/kit';
import { dataVersion, network, scope } from '#lib/server/facts.ts';
import { isChart } from '#lib/server/site.ts';
import { packMonths, unpackMonths } from '#lib/facts/months.ts';
import { seriesTitle } from '#lib/view/finding.ts';
import { select } from '#lib/view/select.ts';
import { titleOf } from '#lib/view/sentence.ts';
import { selectSeries } from '#lib/view/series.ts';
import { parseView } from '#lib/view/view.ts';
import type { PageServerLoad } from './$types';

const months = unpackMonths(packMonths(network));

/** A chart for the page of another: `theme` aside, its query is the chart's own. */
export const load: PageServerLoad = ({ params, url }) => {
	const chart = params.view;
	if (!isChart(chart)) error(404, 'There is no chart of this name: sankey, map and timeline can be embedded.');
	const { view, notices } = parseView(url.searchParams, scope);
	const selection = select(network, view);
	const timeline = chart === 'timeline' ? selectSeries(network, months, view) : null;
	return {
		chart,
		view,
		notices,
		selection,
		timeline,
		title: timeline ? seriesTitle(timeline) : titleOf(selection),
		places: network.places,
		sources: network.citations.map(({ id, publisher, published, weak }) => ({ id, publisher, published, weak })),
		version: dataVersion
	};
};
