import type { Frame } from '#lib/charts/frame.ts';
import { layoutTimeline, type TimelineGeometry } from '#lib/charts/timeline/layout.ts';
import type { SeriesSelection } from '#lib/view/series.ts';

const known = new WeakMap<SeriesSelection, WeakMap<Frame, TimelineGeometry>>();

/** The layout of a timeline, made once for a selection and a frame: the page draws it, and the code of its embed says how high it is. */
export function laidTimeline(selection: SeriesSelection, frame: Frame): TimelineGeometry {
	let ofFrames = known.get(selection);
	if (!ofFrames) known.set(selection, (ofFrames = new WeakMap()));
	let laid = ofFrames.get(frame);
	if (!laid) ofFrames.set(frame, (laid = layoutTimeline(selection, frame)));
	return laid;
}
