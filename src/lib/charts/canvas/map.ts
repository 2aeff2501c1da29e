import { MOST_MARKS } from '#lib/view/grouped.ts';
import { isInside } from '../map/viewport.ts';
import type { LaidRoute, MapGeometry } from '../map/layout.ts';
import type { MapLabel } from '../map/labels.ts';
import { lineOf } from '../theme.ts';
import { circle, drawLine, drawPipe, drawWords, type Brush } from './draw.ts';

/** Paints a map's pipes, places and names, as Map.svelte draws them; land and borders are not its own. */
export function paintMap(brush: Brush, { routes, dots, labels, scale, width, height }: MapGeometry): void {
	const fine = routes.length > MOST_MARKS;
	for (const route of routes) drawRoute(brush, route, fine);
	const { context, pathOf } = brush;
	const { paint } = brush.bright;
	for (const { at, bright } of dots) {
		if (!isInside(at, { x: -8, y: -8, width: width + 16, height: height + 16 })) continue;
		const plate = pathOf(circle(at, 2.5));
		context.fillStyle = paint.paper;
		context.fill(plate);
		context.strokeStyle = (bright ? brush.bright : brush.dim).paint.faint;
		context.lineWidth = 1;
		context.stroke(plate);
	}
	for (const label of labels) drawLabel(brush, label);
	drawScale(brush, scale);
}

function drawRoute(brush: Brush, { route, pipes, arrows, marks }: LaidRoute, fine: boolean): void {
	const { context, pathOf } = brush;
	const inks = route.bright ? brush.bright : brush.dim;
	for (const [i, { path, edges, widths }] of pipes.entries())
		if (path !== '')
			drawPipe(
				brush,
				{ path, edges: route.route.carrier === 'lng' ? edges : null, route, widths, marks: i === 0 ? marks : [], fine },
				inks
			);
	context.lineCap = 'round';
	context.lineJoin = 'round';
	for (const { path, inFill } of arrows) {
		const arrow = pathOf(path);
		if (!inFill) {
			context.strokeStyle = inks.paint.paper;
			context.lineWidth = 4.5;
			context.stroke(arrow);
		}
		context.strokeStyle = inFill ? inks.paint.paper : lineOf[route.status].grey ? inks.paint.faint : inks.paint.casing;
		context.lineWidth = 1.75;
		context.stroke(arrow);
	}
	context.lineCap = 'butt';
	context.lineJoin = 'miter';
}

function drawLabel(brush: Brush, { kind, bright, lines, leader }: MapLabel): void {
	const { paint } = brush.bright;
	if (leader) {
		const { from, to } = leader;
		drawLine(brush, `M${from.x},${from.y}L${to.x},${to.y}`, paint.faint, 0.75);
		brush.context.fillStyle = paint.ink;
		brush.context.fill(brush.pathOf(circle(from, 1.75)));
	}
	for (const [i, line] of lines.entries()) {
		const isMuted = i > 0 || !bright || kind === 'country' || kind === 'place';
		drawWords(brush, line, isMuted ? paint.muted : paint.ink, paint.paper);
	}
}

function drawScale(brush: Brush, { box, path, capacity, flow, lines }: MapGeometry['scale']): void {
	const { context } = brush;
	const { paint } = brush.bright;
	context.globalAlpha = 0.85;
	context.fillStyle = paint.paper;
	context.fillRect(box.x, box.y, box.width, box.height);
	context.globalAlpha = 1;
	drawLine(brush, path, paint.casing, capacity + 2.5);
	drawLine(brush, path, paint.paper, capacity);
	drawLine(brush, path, paint.muted, flow);
	for (const { text, x, y } of lines)
		drawWords(brush, { text, at: { x, y }, anchor: 'start', size: 12, weight: 'regular' }, paint.ink);
}
