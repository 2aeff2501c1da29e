import type { Box } from '../frame.ts';
import type { Paint } from '../theme.ts';
import type { Brush } from './draw.ts';
import { dimmed, inksOf, paintOf, tiles } from './inks.ts';

/**
 * Sizes a canvas to a box of a chart at the screen's own resolution, empties it, and gives what to paint the box with, in the
 * chart's own pixels. `null` where the browser gives no canvas to paint on.
 */
export function brushOf(canvas: HTMLCanvasElement, { x, y, width, height }: Box, standard: Paint): Brush | null {
	const context = canvas.getContext('2d');
	if (!context) return null;
	const ratio = Math.min(devicePixelRatio || 1, Math.sqrt(MOST / Math.max(1, width * height)));
	canvas.width = Math.max(1, Math.round(width * ratio));
	canvas.height = Math.max(1, Math.round(height * ratio));
	context.setTransform(ratio, 0, 0, ratio, -x * ratio, -y * ratio);
	const paint = paintOf(canvas, standard);
	const tile = tiles(context, ratio);
	return {
		context,
		pathOf: (path) => new Path2D(path),
		family: getComputedStyle(canvas).fontFamily,
		bright: inksOf(paint, tile),
		dim: inksOf(dimmed(paint), tile)
	};
}

/** Pixels of a canvas that every browser of today can hold. */
const MOST = 16_000_000;
