import { forms, type Frame } from '#lib/charts/frame.ts';
import { mapHeight } from '#lib/charts/map/viewport.ts';
import { layoutSankey } from '#lib/charts/sankey/layout.ts';
import type { ChartName } from '#lib/view/claim.ts';
import type { Selection } from '#lib/view/select.ts';
import type { SeriesSelection } from '#lib/view/series.ts';
import type { Heights } from '#lib/view/share.ts';
import type { View } from '#lib/view/view.ts';
import { laidTimeline } from './laid.ts';

/** What an embed takes round its chart for title, caption and link, pixels. */
const ROUND = { narrow: 250, wide: 170 } as const;

/** The heights that an embed of a chart is given before it says its own. */
export function embedHeights(
	chart: ChartName,
	selection: Selection,
	timeline: SeriesSelection | null,
	view: View
): Heights {
	const height = (frame: Frame) =>
		chart === 'map'
			? mapHeight(frame)
			: chart === 'timeline' && timeline
				? laidTimeline(timeline, frame).height
				: layoutSankey(selection, frame, view.other).height;
	return { narrow: Math.ceil(height(forms[0]!)) + ROUND.narrow, wide: Math.ceil(height(forms[1]!)) + ROUND.wide };
}
