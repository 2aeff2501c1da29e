import type { At } from '#lib/view/view.ts';
import { clamp, type Box, type Frame, type Point } from '../frame.ts';
import { extent, invert, project } from './projection.ts';

/** From map units to pixels: `k` pixels a unit, then a shift. */
export interface Transform {
	readonly k: number;
	readonly x: number;
	readonly y: number;
}

export const MOST_ZOOM = 32;
const MARGIN = { narrow: 8, medium: 16, wide: 24 } as const;

const HEIGHT = { narrow: 420, medium: 500, wide: 640 } as const;

/** The height of a map in a frame, pixels: the same for every width of a form, so that nothing moves when it is known. */
export const mapHeight = ({ form, height }: Frame): number => height ?? HEIGHT[form];

/** Pixels for one map unit where the whole network fits. */
export function fittedScale(frame: Frame): number {
	const margin = MARGIN[frame.form] * 2;
	return Math.min((frame.width - margin) / extent.width, (mapHeight(frame) - margin) / extent.height);
}

/** The fitted map's middle. */
export const fitted: At = { ...invert({ x: extent.width / 2, y: extent.height / 2 }), zoom: 1 };

/** The nearest place to look from: zoom from 1 to 32, the middle within the network's extent. */
export function bounded(at: At): At {
	const { x, y } = project(at);
	const middle = { x: clamp(x, 0, extent.width), y: clamp(y, 0, extent.height) };
	const place = middle.x === x && middle.y === y ? at : invert(middle);
	return { lon: place.lon, lat: place.lat, zoom: clamp(at.zoom, 1, MOST_ZOOM) };
}

/** How map units fall into a frame, looked at from a place. */
export function transformOf(at: At | null, frame: Frame): Transform {
	const from = at === null ? fitted : bounded(at);
	const k = fittedScale(frame) * from.zoom;
	const { x, y } = project(from);
	return { k, x: frame.width / 2 - x * k, y: mapHeight(frame) / 2 - y * k };
}

/** The place that a frame is looked at from; `transformOf`'s inverse within its bounds. */
export function atOf({ k, x, y }: Transform, frame: Frame): At {
	const { lon, lat } = invert({ x: (frame.width / 2 - x) / k, y: (mapHeight(frame) / 2 - y) / k });
	return bounded({ lon, lat, zoom: k / fittedScale(frame) });
}

/** Looked at from so many pixels farther right and down. */
export function panned(at: At | null, frame: Frame, dx: number, dy: number): At {
	const { k, x, y } = transformOf(at, frame);
	return atOf({ k, x: x - dx, y: y - dy }, frame);
}

/** Nearer by a factor, with what is at a point of the frame (its middle by default) left where it is. */
export function zoomed(at: At | null, frame: Frame, factor: number, point?: Point): At {
	const { k, x, y } = transformOf(at, frame);
	const fit = fittedScale(frame);
	const times = clamp((k * factor) / fit, 1, MOST_ZOOM) / (k / fit);
	const held = point ?? { x: frame.width / 2, y: mapHeight(frame) / 2 };
	return atOf({ k: k * times, x: held.x - (held.x - x) * times, y: held.y - (held.y - y) * times }, frame);
}

export const toPixels = ({ x, y }: Point, t: Transform): Point => ({ x: x * t.k + t.x, y: y * t.k + t.y });

export const isInside = ({ x, y }: Point, box: Box) =>
	x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
