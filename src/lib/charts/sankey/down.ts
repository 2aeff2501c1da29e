import { placeFigures, placeLines } from '#lib/view/label.ts';
import type { Selection } from '#lib/view/select.ts';
import { round, type Frame, type Point } from '../frame.ts';
import { fits, type Font } from '../text.ts';
import { endsOf, meansOf, nodeKey, roomOf, sideOf, wordingsOf, type Lane, type Side, type Stack } from './lanes.ts';
import type { Pinned, SankeyGeometry } from './layout.ts';
import { PlacedNode, PlacedPipe, type Hand, type PipeWords } from './placed.ts';
import { firstThatFits, textAt, wordingsOfFigure } from './words.ts';

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
	const xs: number[] = [];
	let x = 4;
	for (const lane of lanes) {
		const room = roomOf(lane);
		xs.push(x + room / 2);
		x += room + APART;
	}
	const column = x + 10;

	const supply = sideOf(selection.supplies, lanes, pixels);
	const market = sideOf(selection.markets, lanes, pixels);
	const top = supply.stacks.length * NODE_ROW + 12;
	const first = top + BAR + BEND;
	const last = first + lanes.length * ROW;
	const bottom = last + BEND;
	const lefts = { supply: leftsOf(supply, xs, x), market: leftsOf(market, xs, x) };
	const ends = { supply: endsOf(supply, lefts.supply), market: endsOf(market, lefts.market) };

	const yOf = (i: number) => first + (lanes.length - 1 - i) * ROW + 13;
	const hand: Hand = {
		path: (i) => curve([ends.supply[i]!, top + BAR], [xs[i]!, first], [xs[i]!, last], [ends.market[i]!, bottom]),
		reach: () => [top + BAR, bottom],
		words: (lane, i) => ({
			...wordsBeside(lane, selection, { x: column, y: yOf(i) }, width, pinned.get(lane.key) ?? 0),
			leader: `M${round(xs[i]!)},${round(yOf(i) - 4)}H${round(column - 4)}`
		})
	};
	const pipes = lanes.map((lane, i) => new PlacedPipe(lane, i, { x: xs[i]!, y: yOf(i) - 4 }, hand));
	const pinOf = ({ node }: Stack) => pinned.get(nodeKey(node)) ?? 0;
	// Words of markets stand one under another, the last market's first.
	const ys: number[] = [];
	let y = bottom + BAR + 22;
	for (const { node } of market.stacks.toReversed()) {
		ys.unshift(y);
		y += (1 + placeLines(node)) * LINE + 6;
	}
	const nodes = [
		...supply.stacks.map((stack, i) =>
			supplyAt(stack, { left: lefts.supply[i]!, top, y: 12 + i * NODE_ROW }, selection, width, pinOf(stack))
		),
		...market.stacks.map((stack, i) =>
			marketAt(stack, { left: lefts.market[i]!, top: bottom, y: ys[i]! }, selection, width, pinOf(stack))
		)
	];
	return { height: Math.ceil(y - 12) + 8, pipes, nodes };
}

/** A pipe's name, and under it its figures with the room of a pin after them. */
function wordsBeside(
	lane: Lane,
	selection: Selection,
	{ x, y }: Point,
	width: number,
	pin: number
): Omit<PipeWords, 'leader'> {
	const room = width - x - 2;
	const wordings = wordingsOf(lane, selection);
	const figures = firstThatFits(wordings, FIGURES, room - (pin === 0 ? 0 : pin + 4));
	return {
		name: textAt(firstThatFits([lane.name], NAME, room), { x, y }, NAME),
		figures: wordings[0] === '' ? null : textAt(figures, { x, y: y + LINE }, FIGURES),
		pin: { x: width - 2 - pin / 2, y: y + LINE - 1 }
	};
}

/** Bars stand over the middle of their pipes, in order and apart. */
function leftsOf(side: Side, xs: readonly number[], most: number): number[] {
	const { stacks } = side;
	const means = meansOf(side, xs);
	const gap = Math.max(1, (most - stacks.reduce((sum, stack) => sum + stack.length, 0)) / Math.max(1, stacks.length));
	let free = 4;
	return stacks.map(({ length }, i) => {
		const left = Math.max(free, Math.min(means[i]! - length / 2, free + gap * 3));
		free = left + length + 1.5;
		return left;
	});
}

/** Where a bar stands, and the baseline of its first line of words. */
interface Spot {
	readonly left: number;
	readonly top: number;
	readonly y: number;
}

/** A basin's label stands on a stem over its bar; the leftmost highest, so that each runs free to the right. */
function supplyAt(
	{ node, length }: Stack,
	{ left, top, y }: Spot,
	selection: Selection,
	width: number,
	pin: number
): PlacedNode {
	const box = { x: round(left), y: round(top), width: round(length), height: BAR };
	return new PlacedNode(node, box, null, () => {
		const end = width - (pin === 0 ? 0 : pin + 6);
		const x = left + length / 2;
		const { name: full } = node.place;
		const names = [full, full.split(',')[0]!];
		// A name is cut short for no figure: that is in the table too.
		const whole = names.find((one) => fits(one, NAME, end - x - 70));
		const name = textAt(whole ?? firstThatFits(names.toReversed(), NAME, end - x - 7), { x: x + 5, y }, NAME);
		const [figures = ''] = placeFigures(node, selection);
		const at = name.box.x + name.box.width + 6;
		return {
			lines: [
				name,
				textAt(firstThatFits(wordingsOfFigure(figures), FIGURES, end - at - 2), { x: at, y }, FIGURES)
			].filter(({ text }) => text !== ''),
			leader: `M${round(x)},${round(y - 8)}V${round(top)}`,
			pin: { x: width - 2 - pin / 2, y: y - 4 }
		};
	});
}

function marketAt(
	{ node, length, unaccounted }: Stack,
	{ left, top, y }: Spot,
	selection: Selection,
	width: number,
	pin: number
): PlacedNode {
	const bar = length - unaccounted;
	const box = (x: number, across: number) => ({ x: round(x), y: round(top), width: round(across), height: BAR });
	return new PlacedNode(node, box(left, bar), unaccounted === 0 ? null : box(left + bar, unaccounted), () => {
		const x = left + bar / 2;
		const room = width - x - 8;
		const name = firstThatFits([node.place.name], NAME, room - (pin === 0 ? 0 : pin + 8));
		const first = textAt(name, { x: x + 5, y }, NAME);
		const figures = placeFigures(node, selection).map((text, i) =>
			textAt(firstThatFits(wordingsOfFigure(text), FIGURES, room), { x: x + 5, y: y + (i + 1) * LINE }, FIGURES)
		);
		return {
			lines: [first, ...figures],
			leader: `M${round(x)},${round(top + BAR)}V${round(y + 2)}`,
			pin: { x: x + 5 + first.box.width + 8 + pin / 2, y: y - 5 }
		};
	});
}

type At = readonly [number, number];
function curve([x0, y0]: At, [x1, y1]: At, [x2, y2]: At, [x3, y3]: At): string {
	const [a, b] = [(y0 + y1) / 2, (y2 + y3) / 2].map(round);
	const [p0, p1, p2, p3] = [x0, x1, x2, x3].map(round);
	return `M${p0},${round(y0)}C${p0},${a} ${p1},${a} ${p1},${round(y1)}L${p2},${round(y2)}C${p2},${b} ${p3},${b} ${p3},${round(y3)}`;
}
