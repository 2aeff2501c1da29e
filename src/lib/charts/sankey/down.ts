import { placeFigures } from '#lib/view/label.ts';
import type { Selection } from '#lib/view/select.ts';
import { round, type Frame } from '../frame.ts';
import { textWidth, type Font } from '../text.ts';
import { endsOf, LEAST, stacksOf, type Lane, type Stack } from './lanes.ts';
import type { LaidNode, LaidPipe, Pinned, SankeyGeometry, Text } from './layout.ts';
import { firstThatFits, textAt } from './words.ts';

const NAME: Font = { size: 12, weight: 'semibold' };
const FIGURES: Font = { size: 12, weight: 'regular' };
const BAR = 6;
const LINE = 15;
/** Height of a pipe's label of two lines, and of a node's of one. */
const ROW = 34;
const NODE_ROW = 19;
const BEND = 56;
/** Pixels between two pipes. */
const APART = 2;

/**
 * From top to bottom, for a screen too narrow to go across: pipes stand side by side on the left, labels are a column on
 * the right with a leader to each. Labels run against the order of the pipes, so that no leader crosses another.
 */
export function layoutDown(
	selection: Selection,
	lanes: readonly Lane[],
	{ width }: Frame,
	pixels: number,
	pinned: Pinned
): Pick<SankeyGeometry, 'height' | 'pipes' | 'nodes'> {
	const xs = new Map<string, number>();
	let x = 4;
	for (const lane of lanes) {
		const room = Math.max(LEAST, lane.widths.extent);
		xs.set(lane.key, x + room / 2);
		x += room + APART;
	}
	const column = x + 10;
	const room = width - column - 2;

	const supplies = stacksOf(selection.supplies, lanes, pixels);
	const markets = stacksOf(selection.markets, lanes, pixels);
	const top = supplies.length * NODE_ROW + 12;
	const first = top + BAR + BEND;
	const last = first + lanes.length * ROW;
	const bottom = last + BEND;
	const height =
		Math.ceil(bottom + BAR + 10 + markets.reduce((sum, stack) => sum + marketRow(stack, selection), 0)) + 8;
	const lefts = { supply: leftsOf(supplies, xs, x), market: leftsOf(markets, xs, x) };
	const ends = { supply: endsOf(supplies, lefts.supply), market: endsOf(markets, lefts.market) };

	const pipes = lanes.map((lane, i): LaidPipe => {
		const at = xs.get(lane.key)!;
		const y = first + (lanes.length - 1 - i) * ROW + 13;
		const pin = pinned.get(lane.key) ?? 0;
		return {
			lane,
			path: curve(
				[ends.supply.get(lane.key)!, top + BAR],
				[at, first],
				[at, last],
				[ends.market.get(lane.key)!, bottom]
			),
			middle: { x: at, y: y - 4 },
			name: textAt(firstThatFits([lane.name], NAME, room), { x: column, y }, NAME),
			figures:
				lane.figures[0] === ''
					? null
					: textAt(
							firstThatFits(lane.figures, FIGURES, room - (pin === 0 ? 0 : pin + 4)),
							{ x: column, y: y + LINE },
							FIGURES
						),
			leader: `M${round(at)},${round(y - 4)}H${round(column - 4)}`,
			pin: { x: width - 2 - pin / 2, y: y + LINE - 1 }
		};
	});
	let y = 0;
	const nodes = [
		...supplies.map((stack, i) =>
			supplyAt(stack, lefts.supply[i]!, top, 12 + i * NODE_ROW, selection, width, pinOf(stack, pinned))
		),
		...markets
			.map((stack, i) => ({ stack, left: lefts.market[i]! }))
			.reverse()
			.map(({ stack, left }) => {
				const node = marketAt(stack, left, bottom, bottom + BAR + 22 + y, selection, width, pinOf(stack, pinned));
				y += marketRow(stack, selection);
				return node;
			})
			.reverse()
	];
	return { height, pipes, nodes };
}

const pinOf = ({ node }: Stack, pinned: Pinned) => pinned.get(`${node.side} ${node.place.id}`) ?? 0;

const marketRow = ({ node }: Stack, selection: Selection) => (1 + placeFigures(node, selection).length) * LINE + 6;

/** Bars stand over the middle of their pipes, in order and apart. */
function leftsOf(stacks: readonly Stack[], xs: ReadonlyMap<string, number>, most: number): number[] {
	const gap = Math.max(1, (most - stacks.reduce((sum, stack) => sum + stack.length, 0)) / Math.max(1, stacks.length));
	let free = 4;
	return stacks.map((stack) => {
		const own = stack.lanes.map((lane) => xs.get(lane.key)!);
		const wish = own.length === 0 ? free : own.reduce((sum, at) => sum + at, 0) / own.length - stack.length / 2;
		const left = Math.max(free, Math.min(wish, free + gap * 3));
		free = left + stack.length + 1.5;
		return left;
	});
}

/** A basin's label stands on a stem over its bar; the leftmost highest, so that each runs free to the right. */
function supplyAt(
	stack: Stack,
	left: number,
	top: number,
	y: number,
	selection: Selection,
	width: number,
	pin: number
): LaidNode {
	const end = width - (pin === 0 ? 0 : pin + 6);
	const x = left + stack.length / 2;
	const { name: full } = stack.node.place;
	const names = [full, full.split(',')[0]!];
	// A name is cut short for no figure: that is in the table too.
	const whole = names.find((one) => textWidth(one, NAME) <= end - x - 70);
	const name = textAt(whole ?? firstThatFits(names.toReversed(), NAME, end - x - 7), { x: x + 5, y }, NAME);
	const [figures = ''] = placeFigures(stack.node, selection);
	const at = name.box.x + name.box.width + 6;
	return {
		node: stack.node,
		box: { x: round(left), y: round(top), width: round(stack.length), height: BAR },
		unaccounted: null,
		lines: [
			name,
			textAt(firstThatFits([figures, figures.split(' · ')[0]!], FIGURES, end - at - 2), { x: at, y }, FIGURES)
		].filter(({ text }) => text !== ''),
		leader: `M${round(x)},${round(y - 8)}V${round(top)}`,
		pin: { x: width - 2 - pin / 2, y: y - 4 }
	};
}

function marketAt(
	stack: Stack,
	left: number,
	top: number,
	y: number,
	selection: Selection,
	width: number,
	pin: number
): LaidNode {
	const bar = stack.length - stack.unaccounted;
	const x = left + bar / 2;
	const lines = [stack.node.place.name, ...placeFigures(stack.node, selection)];
	const room = width - x - 8;
	const words = lines.map((text, i): Text => {
		const font = i === 0 ? NAME : FIGURES;
		return textAt(
			firstThatFits([text], font, room - (i === 0 && pin > 0 ? pin + 8 : 0)),
			{ x: x + 5, y: y + i * LINE },
			font
		);
	});
	return {
		node: stack.node,
		box: { x: round(left), y: round(top), width: round(bar), height: BAR },
		unaccounted:
			stack.unaccounted === 0
				? null
				: { x: round(left + bar), y: round(top), width: round(stack.unaccounted), height: BAR },
		lines: words,
		leader: `M${round(x)},${round(top + BAR)}V${round(y + 2)}`,
		pin: { x: x + 5 + words[0]!.box.width + 8 + pin / 2, y: y - 5 }
	};
}

type At = readonly [number, number];
function curve([x0, y0]: At, [x1, y1]: At, [x2, y2]: At, [x3, y3]: At): string {
	const [a, b] = [(y0 + y1) / 2, (y2 + y3) / 2].map(round);
	const [p0, p1, p2, p3] = [x0, x1, x2, x3].map(round);
	return `M${p0},${round(y0)}C${p0},${a} ${p1},${a} ${p1},${round(y1)}L${p2},${round(y2)}C${p2},${b} ${p3},${b} ${p3},${round(y3)}`;
}
