import { seriesSummary, seriesTitle } from '#lib/view/finding.ts';
import { selectSeries } from '#lib/view/series.ts';
import { queryOf } from '../../query.ts';
import { chartOf } from '../chart.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, parent }) => {
	const { months, ...given } = await parent();
	const { parsed, selection } = chartOf(queryOf(url), given);
	const timeline = selectSeries(given.facts, months, parsed.view);
	return { parsed, selection, timeline, title: seriesTitle(timeline), summary: seriesSummary(timeline) };
};
