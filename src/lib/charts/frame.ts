export interface Point {
	readonly x: number;
	readonly y: number;
}

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** How a chart is laid out: `narrow` runs from top to bottom for a phone held upright. */
export type Form = 'narrow' | 'medium' | 'wide';

/** The drawing area in pixels. */
export interface Frame {
	readonly form: Form;
	readonly width: number;
	/** What a chart must fit into, in a picture; on a page it is as high as its form takes. */
	readonly height?: number;
}

/**
 * The frames that the server draws, since it does not know the screen: style sheets show the one that fits. `least` is the
 * width of the chart's place from which a form serves, `width` the nominal width that it is drawn at.
 */
export const forms: readonly (Frame & { readonly least: number })[] = [
	{ form: 'narrow', width: 328, least: 0 },
	{ form: 'medium', width: 720, least: 620 },
	{ form: 'wide', width: 1120, least: 980 }
];

/** The frame for a place of a known width. Where that is narrower than a phone, the chart scrolls within it, its words whole. */
export function frameFor(width: number): Frame {
	const { form } = forms.findLast(({ least }) => width >= least) ?? forms[0]!;
	return { form, width: Math.max(forms[0]!.width, Math.round(width)) };
}

export const overlap = (a: Box, b: Box) =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const within = (inner: Box, width: number, height: number) =>
	inner.x >= 0 && inner.y >= 0 && inner.x + inner.width <= width && inner.y + inner.height <= height;

export const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** A coordinate as it is written: a tenth of a pixel is finer than a screen shows, and the same on server and client. */
export const round = (value: number) => Math.round(value * 10) / 10 + 0;
