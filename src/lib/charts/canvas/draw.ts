import type { SelectedRoute } from '#lib/view/select.ts';
import type { Point } from '../frame.ts';
import type { Widths } from '../pipe.ts';
import { laneStrokes, pipeStrokes, signOf } from '../strokes.ts';
import { DIM, type Inks } from './inks.ts';

/** What painters use of a canvas. */
export type Context = Pick<
	CanvasRenderingContext2D,
	| 'stroke'
	| 'fill'
	| 'fillRect'
	| 'strokeRect'
	| 'fillText'
	| 'strokeText'
	| 'setLineDash'
	| 'strokeStyle'
	| 'fillStyle'
	| 'lineWidth'
	| 'lineCap'
	| 'lineJoin'
	| 'globalAlpha'
	| 'font'
	| 'textAlign'
>;

/** Turns what an SVG path says into what a canvas strokes. */
export type PathOf = (path: string) => Path2D;

/** What a painter paints with. */
export interface Brush {
	readonly context: Context;
	readonly pathOf: PathOf;
	/** As in the font shorthand. */
	readonly family: string;
	readonly bright: Inks;
	/** Of what is not in focus. */
	readonly dim: Inks;
}

export interface Pipe {
	readonly path: string;
	/** Along both sides of its capacity where it is a sea lane; `null` for a pipe. */
	readonly edges: string | null;
	readonly route: SelectedRoute;
	readonly widths: Widths;
	/** Where `?` or a cross stands. */
	readonly marks: readonly Point[];
	/** Among so many that its edges must be fine. */
	readonly fine?: boolean;
}

/** Draws the strokes of a pipe, and what stands on it, as Pipe.svelte does. */
export function drawPipe(brush: Brush, { path, edges, route, widths, marks, fine }: Pipe, inks: Inks): void {
	const { context, pathOf } = brush;
	const strokes = edges === null ? pipeStrokes(route, widths, fine) : laneStrokes(route, widths);
	const along = pathOf(path);
	const beside = edges === null || edges === '' ? null : pathOf(edges);
	context.lineCap = 'butt';
	context.lineJoin = 'miter';
	for (const stroke of strokes) {
		const line = stroke.edges ? beside : along;
		if (stroke.look === null || stroke.width <= 0 || line === null) continue;
		context.strokeStyle = inks.of(stroke.ink, route.region);
		context.lineWidth = stroke.width;
		context.globalAlpha = stroke.opacity;
		context.setLineDash(stroke.dash === '' ? [] : stroke.dash.split(' ').map(Number));
		context.stroke(line);
	}
	context.globalAlpha = 1;
	context.setLineDash([]);
	const sign = signOf(route, widths);
	// A sign is a part of its pipe, and no word that must be read.
	if (inks === brush.dim) context.globalAlpha = DIM;
	for (const mark of sign === null ? [] : marks) drawSign(brush, sign!, mark, brush.bright);
	context.globalAlpha = 1;
}

function drawSign({ context, pathOf, family }: Brush, sign: 'cross' | 'query', { x, y }: Point, inks: Inks): void {
	const { paint } = inks;
	if (sign === 'cross') {
		drawLine({ context, pathOf }, `M${x - 5},${y - 5}l10,10m0,-10l-10,10`, paint.ink, 2);
		return;
	}
	const plate = pathOf(circle({ x, y }, 7));
	context.fillStyle = paint.paper;
	context.fill(plate);
	context.strokeStyle = paint.faint;
	context.lineWidth = 1;
	context.stroke(plate);
	context.font = `600 12px ${family}`;
	context.textAlign = 'center';
	context.fillStyle = paint.ink;
	context.fillText('?', x, y + 4);
}

/** A circle as a path. */
export const circle = ({ x, y }: Point, r: number) =>
	`M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0`;

export function drawLine(
	{ context, pathOf }: Pick<Brush, 'context' | 'pathOf'>,
	path: string,
	colour: string | CanvasPattern,
	width: number
): void {
	context.strokeStyle = colour;
	context.lineWidth = width;
	context.stroke(pathOf(path));
}

export interface Words {
	readonly text: string;
	readonly at: Point;
	readonly anchor: 'start' | 'middle' | 'end';
	readonly size: number;
	readonly weight: 'regular' | 'semibold';
}

/** A line of text; `halo`: the colour round it that keeps it readable over pipes. */
export function drawWords(
	{ context, family }: Pick<Brush, 'context' | 'family'>,
	{ text, at, anchor, size, weight }: Words,
	colour: string,
	halo: string | null = null
): void {
	if (text === '') return;
	context.font = `${weight === 'semibold' ? 600 : 400} ${size}px ${family}`;
	context.textAlign = anchor === 'middle' ? 'center' : anchor;
	if (halo !== null) {
		context.strokeStyle = halo;
		context.lineWidth = 3;
		context.lineJoin = 'round';
		context.strokeText(text, at.x, at.y);
	}
	context.fillStyle = colour;
	context.fillText(text, at.x, at.y);
}
