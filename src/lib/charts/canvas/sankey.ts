import { MOST_MARKS } from '#lib/view/grouped.ts';
import type { Box } from '../frame.ts';
import type { LaidNode, LaidPipe, SankeyGeometry, Text } from '../sankey/layout.ts';
import { circle, drawLine, drawPipe, drawWords, type Brush } from './draw.ts';

/** Pixels over a pipe that its label takes, and under it that its edge does. */
const LABEL = 24;
const EDGE = 12;

/** Paints what of a Sankey comes into a box of it, as Sankey.svelte draws it. */
export function paintSankey(brush: Brush, { pipes, nodes }: SankeyGeometry, window: Box): void {
	const [top, bottom] = [window.y, window.y + window.height];
	const seen = pipes.filter(({ reach: [from, to], lane }) => {
		const half = lane.widths.extent / 2;
		return from - half - LABEL < bottom && to + half + EDGE > top;
	});
	const fine = pipes.length > MOST_MARKS;
	for (const pipe of seen) drawOne(brush, pipe, fine);
	for (const node of nodes) if (isNodeSeen(node, top, bottom)) drawNode(brush, node);
}

const isSeen = ({ y, height }: Box, top: number, bottom: number) => y < bottom && y + height > top;
const isNodeSeen = ({ box, lines, unaccounted }: LaidNode, top: number, bottom: number) =>
	[box, ...(unaccounted ? [unaccounted] : []), ...lines.map((line) => line.box)].some((one) =>
		isSeen(one, top - 8, bottom + 8)
	);

function drawOne(brush: Brush, { lane, path, middle, name, figures, leader }: LaidPipe, fine: boolean): void {
	const { context, pathOf } = brush;
	const inks = lane.bright ? brush.bright : brush.dim;
	const { paint } = brush.bright;
	drawPipe(brush, { path, edges: null, route: lane.route, widths: lane.widths, marks: [middle], fine }, inks);
	if (leader) {
		drawLine(brush, leader, paint.faint, 0.75);
		if (lane.widths.flow !== null && lane.widths.lost === 0) {
			const dot = pathOf(circle(middle, 2.5));
			context.fillStyle = paint.regions[lane.route.region];
			context.fill(dot);
			context.strokeStyle = paint.paper;
			context.lineWidth = 1;
			context.stroke(dot);
		}
	}
	drawWords(brush, name, lane.bright ? paint.ink : paint.muted);
	if (figures) drawWords(brush, figures, paint.muted);
}

function drawNode(brush: Brush, { node, box, unaccounted, lines, leader }: LaidNode): void {
	const { context } = brush;
	const { paint } = brush.bright;
	const { paint: own } = node.bright ? brush.bright : brush.dim;
	if (leader) drawLine(brush, leader, paint.faint, 0.75);
	context.fillStyle = node.region === null ? own.casing : own.regions[node.region];
	context.fillRect(box.x, box.y, box.width, box.height);
	if (unaccounted) {
		context.fillStyle = brush.bright.unaccounted;
		context.fillRect(unaccounted.x, unaccounted.y, unaccounted.width, unaccounted.height);
		context.strokeStyle = paint.casing;
		context.lineWidth = 0.75;
		context.strokeRect(unaccounted.x, unaccounted.y, unaccounted.width, unaccounted.height);
	}
	for (const line of lines) drawWords(brush, line, isMuted(line, node.bright) ? paint.muted : paint.ink);
}

const isMuted = ({ weight }: Text, bright: boolean) => weight === 'regular' || !bright;
