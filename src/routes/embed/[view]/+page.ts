import { error } from '@sveltejs/kit';
import { unpackMonths, type PackedMonths } from '#lib/facts/months.ts';
import { unpack, type Packed } from '#lib/facts/packed.ts';
import { chartNames, isChart } from '#lib/view/claim.ts';
import { seriesTitle } from '#lib/view/finding.ts';
import { scopeOf } from '#lib/view/scope.ts';
import { select } from '#lib/view/select.ts';
import { titleOf } from '#lib/view/sentence.ts';
import { selectSeries } from '#lib/view/series.ts';
import { parseView } from '#lib/view/view.ts';
import { readBuilt } from '../../built.ts';
import { queryOf } from '../../query.ts';
import type { PageLoad } from './$types';

// The server draws it whole, and the one small script in it says how high it is; a static site draws it in the browser.
export const csr = __STATIC__;
export const entries = () => chartNames.map((view) => ({ view }));

/** A chart for the page of another: `theme` aside, its query is the chart's own. */
export const load: PageLoad = async ({ params, url, fetch }) => {
	const chart = params.view;
	if (!isChart(chart)) error(404, 'There is no chart of this name: sankey, map and timeline can be embedded.');
	const facts = unpack((await readBuilt(fetch, 'facts')) as Packed);
	const months = chart === 'timeline' ? unpackMonths((await readBuilt(fetch, 'months')) as PackedMonths) : null;
	const { view, notices } = parseView(queryOf(url), scopeOf(facts));
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
