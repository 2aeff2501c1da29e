import { placeFigures } from '#lib/view/label.ts';
import type { Selection } from '#lib/view/select.ts';
import { round, type Frame } from '../frame.ts';
import { pack } from '../pack.ts';
import { textWidth, type Font } from '../text.ts';
import { LEAST, stackOf, type Lane, type Stack } from './lanes.ts';
import type { LaidNode, LaidPipe, SankeyGeometry, Text } from './layout.ts';
import { firstThatFits, textAt } from './words.ts';

const NAME: Font = { size: 13, weight: 'semibold' };
const FIGURES: Font = { size: 13, weight: 'regular' };
const NODE: Font = { size: 14, weight: 'semibold' };
const BAR = 8;
/** Height of a label over its pipe, and the gap to the next. */
const LABEL = 18;
const GAP = 7;
const LINE = 16;

/** From left to right: basins, pipes with their labels over them, markets. */
export function layoutAcross(
	selection: Selection,
	lanes: readonly Lane[],
	{ form, width }: Frame,
	pixels: number
): Pick<SankeyGeometry, 'height' | 'pipes' | 'nodes'> {
	const margin = form === 'wide' ? 176 : 140;
	const left = margin + BAR;
	const right = width - margin - BAR;
	const bend = Math.min(170, (right - left) * 0.2);
	const from = left + bend;
	const to = right - bend;

	let y = 6;
	const middles = new Map<string, number>();
	for (const lane of lanes) {
		const room = Math.max(LEAST, lane.widths.extent);
		middles.set(lane.key, y + LABEL + room / 2);
		y += LABEL + room + GAP;
	}
	const rows = Math.max(lanes.length, selection.most.routes);
	const fixed = 6 + rows * (LABEL + GAP) + Math.max(selection.most.extent * selection.perBcm * pixels, 0);
	const height = Math.ceil(Math.max(y, selection.scale === 'fixed' ? Math.min(fixed, y + 120) : 0, 160)) + 6;

	const stacks = {
		supply: selection.supplies.map((node) => stackOf(node, lanes, pixels)),
		market: selection.markets.map((node) => stackOf(node, lanes, pixels))
	};
	const tops = {
		supply: topsOf(stacks.supply, middles, selection, height),
		market: topsOf(stacks.market, middles, selection, height)
	};
	const end = (side: 'supply' | 'market', lane: Lane) => {
		const i = stacks[side].findIndex(({ node }) => node.place.id === lane[side]);
		return tops[side][i]! + stacks[side][i]!.offsets.get(lane.key)!;
	};

	const pipes = lanes.map((lane): LaidPipe => {
		const middle = middles.get(lane.key)!;
		const baseline = middle - Math.max(LEAST, lane.widths.extent) / 2 - 6;
		const room = to - from - 8;
		const name = textAt(firstThatFits([lane.name], NAME, room), { x: from + 4, y: baseline }, NAME);
		const figures = firstThatFits(lane.figures, FIGURES, room - name.box.width - 8);
		return {
			lane,
			path: curve([left, end('supply', lane)], [from, middle], [to, middle], [right, end('market', lane)]),
			middle: { x: to + 9, y: middle },
			name,
			figures: figures === '' ? null : textAt(figures, { x: name.box.x + name.box.width + 8, y: baseline }, FIGURES),
			leader: null
		};
	});
	const nodes = [
		...stacks.supply.map((stack, i) => nodeAt(stack, tops.supply[i]!, left - BAR, 'end', selection, margin - 14, height)),
		...stacks.market.map((stack, i) => nodeAt(stack, tops.market[i]!, right, 'start', selection, margin - 14, height))
	];
	return { height, pipes, nodes };
}

const linesOf = ({ node }: Stack, selection: Selection) => [node.place.name, ...placeFigures(node, selection)];

/** Tops of the bars of one side, each by the middle of its pipes, with room for the label beside it. */
function topsOf(stacks: readonly Stack[], middles: ReadonlyMap<string, number>, selection: Selection, height: number): number[] {
	const things = stacks.map((stack) => {
		const own = stack.lanes.map((lane) => middles.get(lane.key)!);
		const wish = own.length === 0 ? height / 2 : own.reduce((sum, y) => sum + y, 0) / own.length;
		return { wish, size: Math.max(stack.length, linesOf(stack, selection).length * LINE + 4) + 10 };
	});
	return pack(things, 0, height).map((middle, i) => middle - stacks[i]!.length / 2);
}

function nodeAt(
	stack: Stack,
	top: number,
	x: number,
	anchor: Text['anchor'],
	selection: Selection,
	room: number,
	height: number
): LaidNode {
	const lines = linesOf(stack, selection);
	const first = Math.min(
		Math.max(top + stack.length / 2 - (lines.length * LINE) / 2 + 12, 12),
		height - (lines.length - 1) * LINE - 6
	);
	const at = anchor === 'end' ? x - 8 : x + BAR + 8;
	const [name = '', ...figures] = lines;
	const wrapped = wrap(name, NODE, room);
	const start = first - (wrapped.length - 1) * (LINE / 2);
	return {
		node: stack.node,
		box: { x: round(x), y: round(top), width: BAR, height: round(stack.length - stack.unaccounted) },
		unaccounted:
			stack.unaccounted === 0
				? null
				: { x: round(x), y: round(top + stack.length - stack.unaccounted), width: BAR, height: round(stack.unaccounted) },
		lines: [
			...wrapped.map((text, i) => textAt(text, { x: at, y: start + i * LINE }, NODE, anchor)),
			...figures.map((text, i) =>
				textAt(firstThatFits([text, shorter(text)], FIGURES, room), { x: at, y: start + (i + wrapped.length) * LINE }, FIGURES, anchor)
			)
		],
		leader: null
	};
}

/** A figure without its share, for a narrow margin. */
const shorter = (text: string) => text.split(' · ')[0]!.replace(' unaccounted', ' hatched');

/** A name on two lines where one would pass the margin and it has a comma or space to break at. */
function wrap(name: string, font: Font, room: number): string[] {
	if (textWidth(name, font) <= room) return [name];
	const at = name.lastIndexOf(' ');
	return at < 0
		? [firstThatFits([name], font, room)]
		: [firstThatFits([name.slice(0, at)], font, room), firstThatFits([name.slice(at + 1)], font, room)];
}

type At = readonly [number, number];
/** A pipe's middle line: level at both ends and along its own row, so that its strokes meet the bars squarely. */
function curve([x0, y0]: At, [x1, y1]: At, [x2, y2]: At, [x3, y3]: At): string {
	const [a, b] = [(x0 + x1) / 2, (x2 + x3) / 2].map(round);
	const [p0, p1, p2, p3] = [y0, y1, y2, y3].map(round);
	return `M${round(x0)},${p0}C${a},${p0} ${a},${p1} ${round(x1)},${p1}L${round(x2)},${p2}C${b},${p2} ${b},${p3} ${round(x3)},${p3}`;
}
