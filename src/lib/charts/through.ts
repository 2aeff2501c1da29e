import type { SelectedRoute, Selection } from '#lib/view/select.ts';
import { formatNumber, formatRange } from '#lib/view/format.ts';
import type { Frame } from './frame.ts';
import { extentOf, widthsOf, type Widths } from './pipe.ts';
import { textWidth } from './text.ts';

/** A year's stretch of a pipe that runs through time. */
export interface Stretch {
	readonly year: number;
	/** `null`: nothing is known of the route yet, so that nothing is drawn. */
	readonly route: SelectedRoute | null;
	readonly widths: Widths | null;
	readonly left: number;
	readonly right: number;
	/** What flowed, as long as there is room for. */
	readonly label: string;
	/** The year, as long as there is room for. */
	readonly name: string;
}

export interface ThroughGeometry {
	readonly form: Frame['form'];
	readonly width: number;
	readonly height: number;
	/** Where the pipe's middle runs. */
	readonly middle: number;
	/** Pixels for one bcm. */
	readonly pixels: number;
	readonly size: number;
	readonly stretches: readonly Stretch[];
}

const ROOM = { narrow: 64, medium: 96, wide: 112 } as const;
/** Of text, pixels: what is smaller cannot be read on a phone. */
const SIZE = 12;
/** Lines of text above and below the pipe, pixels. */
const HEAD = 26;
const FOOT = 24;
/** Pixels for one bcm at most: a small pipe is seen, and yet looks small. */
const MOST = 8;

/** One route laid along the years like a pipe along a line: as wide as its capacity, filled as wide as its flow. */
export function layoutThrough(
	years: readonly { readonly year: number; readonly route: SelectedRoute | null; readonly selection: Selection }[],
	{ form, width }: Frame
): ThroughGeometry {
	const most = Math.max(1e-6, ...years.map(({ route }) => (route ? extentOf(route) : 0)));
	const pixels = Math.min(MOST, ROOM[form] / most);
	const step = width / Math.max(1, years.length);
	const size = SIZE;
	const fits = (text: string) => textWidth(text, { size, weight: 'regular' }) <= step - 2;
	return {
		form,
		width,
		height: HEAD + Math.max(18, most * pixels) + FOOT,
		middle: HEAD + Math.max(18, most * pixels) / 2,
		pixels,
		size,
		stretches: years.map(({ year, route }, i) => ({
			year,
			route,
			widths: route && widthsOf(route, pixels),
			left: Math.round(i * step),
			right: Math.round((i + 1) * step),
			label: labelsOf(route).find(fits) ?? '',
			name: [String(year), `’${String(year).slice(2)}`].find(fits) ?? ''
		}))
	};
}

function labelsOf(route: SelectedRoute | null): string[] {
	if (!route?.flow) return [''];
	const { value } = route.flow;
	const coarse = value >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
	return [formatRange(route.flow), formatNumber(value), ...(coarse > 0 ? [formatNumber(coarse)] : [])];
}
