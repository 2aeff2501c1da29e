import { error } from '@sveltejs/kit';
import { chartNames, isChart } from '#lib/view/claim.ts';
import { seriesTitle } from '#lib/view/finding.ts';
import { select } from '#lib/view/select.ts';
import { titleOf } from '#lib/view/sentence.ts';
import { selectSeries } from '#lib/view/series.ts';
import { parseView } from '#lib/view/view.ts';
import { readFacts, readMonths } from '../../built.ts';
import { queryOf } from '../../query.ts';
import type { PageLoad } from './$types';

// The server draws it whole, and the one small script in it says how high it is; a static site draws it in the browser.
export const csr = __STATIC__;
export const entries = () => chartNames.map((view) => ({ view }));

/** A chart for the page of another: `theme` aside, its query is the chart's own. */
export const load: PageLoad = async ({ params, url, fetch }) => {
	const chart = params.view;
	if (!isChart(chart)) error(404, 'There is no chart of this name: sankey, map and timeline can be embedded.');
	const { facts, scope } = await readFacts(fetch);
	const months = chart === 'timeline' ? await readMonths(fetch) : null;
	const { view, notices } = parseView(queryOf(url), scope);
	const selection = select(facts, view);
	const timeline = months ? selectSeries(facts, months, view) : null;
	return {
		chart,
		view,
		notices,
		selection,
		timeline,
		title: timeline ? seriesTitle(timeline) : titleOf(selection),
		places: facts.places,
		sources: [...facts.sources, ...(months?.sources ?? [])],
		version: facts.version
	};
};
