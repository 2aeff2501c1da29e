import type { Box } from '../frame.ts';
import type { Paint } from '../theme.ts';
import type { Brush } from './draw.ts';
import { dimmed, inksOf, paintOf, tiles } from './inks.ts';

/** What a canvas is painted with, kept from picture to picture: to ask a page for its colours takes as long as to paint. */
export interface Palette extends Pick<Brush, 'family' | 'bright' | 'dim'> {
	/** Device pixels to one of the page, which patterns are made for. */
	readonly ratio: number;
}

/** The colours and the type of the theme that a canvas stands in now. */
function paletteOf(
	canvas: HTMLCanvasElement,
	context: CanvasRenderingContext2D,
	ratio: number,
	standard: Paint
): Palette {
	const paint = paintOf(canvas, standard);
	const tile = tiles(context, ratio);
	return {
		ratio,
		family: getComputedStyle(canvas).fontFamily,
		bright: inksOf(paint, tile),
		dim: inksOf(dimmed(paint), tile)
	};
}

/**
 * Sizes a canvas to a box of a chart at the screen's own resolution, empties it, and gives what to paint the box with, in the
 * chart's own pixels. `known`: the palette of the last picture in the same theme. `null` where the browser gives no canvas to
 * paint on.
 */
export function brushOf(
	canvas: HTMLCanvasElement,
	{ x, y, width, height }: Box,
	standard: Paint,
	known: Palette | null
): { brush: Brush; palette: Palette } | null {
	const context = canvas.getContext('2d');
	if (!context) return null;
	const ratio = Math.min(devicePixelRatio || 1, Math.sqrt(MOST / Math.max(1, width * height)));
	const [across, down] = [width, height].map((side) => Math.max(1, Math.round(side * ratio))) as [number, number];
	if (canvas.width === across && canvas.height === down) {
		context.setTransform(1, 0, 0, 1, 0, 0);
		context.clearRect(0, 0, across, down);
	} else [canvas.width, canvas.height] = [across, down];
	context.setTransform(ratio, 0, 0, ratio, -x * ratio, -y * ratio);
	const palette = known?.ratio === ratio ? known : paletteOf(canvas, context, ratio, standard);
	return { palette, brush: { context, pathOf: (path) => new Path2D(path), ...palette } };
}

/** Pixels of a canvas that every browser of today can hold. */
const MOST = 16_000_000;
