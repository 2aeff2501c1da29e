import type { Place, Point } from '#lib/facts/network.ts';
import type { At } from '#lib/view/view.ts';
import { overlap, type Frame } from '../frame.ts';
import { textWidth } from '../text.ts';
import type { MapLabel } from './labels.ts';
import type { MapGeometry } from './layout.ts';
import { extent, invert, project } from './projection.ts';
import { fittedScale, mapHeight, toPixels } from './viewport.ts';

/** Part of the frame that the points may take, so that labels have room beside them. */
const FILL = 0.62;
/** Nearer than this the land has no detail to show. */
const NEAREST = 10;

/** Where to look from so that some points fill a frame; `null`: they take the whole map. */
export function atAround(points: readonly Point[], frame: Frame): At | null {
	if (points.length === 0) return null;
	const all = points.map(project);
	const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
	const [left, right] = [Math.min(...xs), Math.max(...xs)];
	const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
	const fit = fittedScale(frame);
	const zoom = Math.min(
		NEAREST,
		(frame.width * FILL) / Math.max(1, (right - left) * fit),
		(mapHeight(frame) * FILL) / Math.max(1, (bottom - top) * fit)
	);
	if (zoom <= 1) return null;
	return { ...invert({ x: (left + right) / 2, y: (top + bottom) / 2 }), zoom };
}

/** Whether a place lies on the part of the earth that the map shows. */
export function isOnMap({ at }: Place): boolean {
	if (at === null) return false;
	const { x, y } = project(at);
	return x >= 0 && y >= 0 && x <= extent.width && y <= extent.height;
}

/** The drawing with a place marked and named, whether or not a drawn route ends there. */
export function withMark(geometry: MapGeometry, place: Place): MapGeometry {
	if (place.at === null || place.kind === 'market' || geometry.labels.some(({ id }) => id === place.id))
		return geometry;
	const at = toPixels(project(place.at), geometry.transform);
	const size = 13;
	const width = textWidth(place.name, { size, weight: 'semibold' });
	const box = { x: at.x + 7, y: at.y - 9, width, height: 18 };
	const label: MapLabel = {
		id: place.id,
		kind: 'place',
		bright: true,
		lines: [{ text: place.name, size, weight: 'semibold', at: { x: box.x, y: at.y + 4.5 }, anchor: 'start' }],
		box,
		leader: null
	};
	return {
		...geometry,
		dots: [...geometry.dots.filter((dot) => dot.place !== place), { place, at, bright: true }],
		labels: [...geometry.labels.filter((other) => !overlap(other.box, box)), label]
	};
}
