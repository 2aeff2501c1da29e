import { MOST_MARKS } from '#lib/view/grouped.ts';
import { placeFigures, placeLines } from '#lib/view/label.ts';
import type { Selection } from '#lib/view/select.ts';
import { round, type Frame } from '../frame.ts';
import { pack } from '../pack.ts';
import { fits, type Font } from '../text.ts';
import { endsOf, meansOf, nodeKey, roomOf, sideOf, wordingsOf, type Lane, type Stack } from './lanes.ts';
import type { Pinned, SankeyGeometry } from './layout.ts';
import { PlacedNode, PlacedPipe, type Hand, type NodeWords, type PipeWords } from './placed.ts';
import { firstThatFits, textAt, wordingsOfFigure } from './words.ts';

const NAME: Font = { size: 13, weight: 'semibold' };
const FIGURES: Font = { size: 13, weight: 'regular' };
const NODE: Font = { size: 14, weight: 'semibold' };
const BAR = 8;
/** Width from which margins hold a node's words on one line. */
const ROOMY = 960;
/** Height of a label over its pipe, and the gap to the next. */
const LABEL = 18;
const GAP = 7;
/** Where pipes are too many to be labelled each: pixels between two, and how many are. */
const APART = 1;
const NAMED = 60;
/** Width under which margins are slim, where a large network goes across a small screen. */
const SLIM = 600;
const LINE = 16;
/** Height of a pin under a node's words. */
const PIN = 24;

/** From left to right: basins, pipes with their labels over them, markets. */
export function layoutAcross(
	selection: Selection,
	lanes: readonly Lane[],
	{ width }: Frame,
	pixels: number,
	pinned: Pinned
): Pick<SankeyGeometry, 'height' | 'pipes' | 'nodes'> {
	const dense = lanes.length > MOST_MARKS;
	const margin = width >= ROOMY ? 176 : width >= SLIM ? 140 : 92;
	const left = margin + BAR;
	const right = width - margin - BAR;
	const bend = Math.min(170, (right - left) * 0.2);
	const from = left + bend;
	const to = right - bend;

	let y = 6;
	const named = foremostOf(lanes, dense ? NAMED : lanes.length);
	const middles = lanes.map((lane, i) => {
		const room = roomOf(lane);
		const label = named[i] ? LABEL : 0;
		const middle = y + label + room / 2;
		y += label + room + (dense ? APART : GAP);
		return middle;
	});
	const sides = {
		supply: sideOf(selection.supplies, lanes, pixels),
		market: sideOf(selection.markets, lanes, pixels)
	};
	const blocks = {
		supply: sides.supply.stacks.map((stack) => blockOf(stack, margin - 14, pinned)),
		market: sides.market.stacks.map((stack) => blockOf(stack, margin - 14, pinned))
	};
	const least = Math.max(
		...[blocks.supply, blocks.market].map((side) => side.reduce((sum, { size }) => sum + size, 0))
	);
	const height = Math.ceil(Math.max(y, least, 120)) + 6;
	const tops = {
		supply: topsOf(blocks.supply, meansOf(sides.supply, middles), height),
		market: topsOf(blocks.market, meansOf(sides.market, middles), height)
	};
	const ends = { supply: endsOf(sides.supply, tops.supply), market: endsOf(sides.market, tops.market) };

	const hand: Hand = {
		path: (i) => {
			const y = middles[i]!;
			return curve([left, ends.supply[i]!], [from, y], [to, y], [right, ends.market[i]!]);
		},
		reach: (i) => {
			const ys = [ends.supply[i]!, middles[i]!, ends.market[i]!];
			return [Math.min(...ys), Math.max(...ys)];
		},
		words: (lane, i) => {
			const y = middles[i]! - roomOf(lane) / 2 - 6;
			return wordsOver(lane, named[i] ? selection : null, { from, to, y }, pinned.get(lane.key) ?? 0);
		}
	};
	const pipes = lanes.map((lane, i) => new PlacedPipe(lane, i, { x: to + 9, y: middles[i]! }, hand));
	const nodes = [
		...blocks.supply.map((block, i) => nodeAt(block, tops.supply[i]!, left - BAR, selection)),
		...blocks.market.map((block, i) => nodeAt(block, tops.market[i]!, right, selection))
	];
	return { height, pipes, nodes };
}

/** Lane by lane, whether it is among those to be labelled: what is in focus, then the widest, of equals the first. */
function foremostOf(lanes: readonly Lane[], most: number): boolean[] {
	const dims = lanes.some(({ bright }) => !bright);
	const ranks = lanes.map(({ bright, widths }) => (dims && bright ? 1e6 : 0) + widths.extent);
	// Typed arrays sort by number, and without asking a function about each pair.
	const least = Float64Array.from(ranks).sort().at(-most) ?? 0;
	let equals = most - ranks.reduce((count, rank) => (rank > least ? count + 1 : count), 0);
	return ranks.map((rank) => rank > least || (rank === least && equals-- > 0));
}

/** A pipe's name, and after it as much of its figures as there is room for before a pin. Without `selection` it goes unnamed. */
function wordsOver(
	lane: Lane,
	selection: Selection | null,
	{ from, to, y }: { readonly from: number; readonly to: number; readonly y: number },
	pin: number
): PipeWords {
	const room = to - from - 8 - (pin === 0 ? 0 : pin + 6);
	const wording = selection ? firstThatFits([lane.name], NAME, room) : '';
	const name = textAt(wording, { x: from + 4, y }, NAME);
	const { width } = name.box;
	const figures =
		selection && wording !== '' ? firstThatFits(wordingsOf(lane, selection), FIGURES, room - width - 8) : '';
	return {
		name,
		figures: figures === '' ? null : textAt(figures, { x: name.box.x + width + 8, y }, FIGURES),
		leader: null,
		pin: { x: to - 4 - pin / 2, y: y - 4 }
	};
}

/** A node's bar with the words beside it, and the height that the taller of them takes. */
interface Block {
	readonly stack: Stack;
	/** The place's name, line by line, and the width that it and its figures are to fit in. */
	readonly name: readonly string[];
	readonly room: number;
	/** Width of the pin under the words, and the height of words and pin. */
	readonly pin: number;
	readonly rows: number;
	readonly size: number;
}

function blockOf(stack: Stack, room: number, pinned: Pinned): Block {
	const name = wrap(stack.node.place.name, NODE, room);
	const pin = pinned.get(nodeKey(stack.node)) ?? 0;
	const rows = (name.length + placeLines(stack.node)) * LINE + (pin === 0 ? 0 : PIN);
	return { stack, name, room, pin, rows, size: Math.max(stack.length, rows + 4) + 8 };
}

/** Tops of the bars of one side, each by the middle of its pipes, with room for the words beside it. */
function topsOf(blocks: readonly Block[], means: Float64Array, height: number): number[] {
	const things = blocks.map(({ size }, i) => ({ wish: means[i]!, size }));
	return pack(things, 0, height).map((middle, i) => middle - blocks[i]!.stack.length / 2);
}

function nodeAt(block: Block, top: number, x: number, selection: Selection): PlacedNode {
	const { stack } = block;
	const bar = stack.length - stack.unaccounted;
	const box = (y: number, height: number) => ({ x: round(x), y: round(y), width: BAR, height: round(height) });
	return new PlacedNode(
		stack.node,
		box(top, bar),
		stack.unaccounted === 0 ? null : box(top + bar, stack.unaccounted),
		() => wordsOf(block, top, x, selection)
	);
}

/** A place's name and figures line by line, on the outer side of its bar. */
function wordsOf({ stack, name, room, pin, rows }: Block, top: number, x: number, selection: Selection): NodeWords {
	const [anchor, out] = stack.node.side === 'supply' ? (['end', -1] as const) : (['start', 1] as const);
	const at = out < 0 ? x - 8 : x + BAR + 8;
	const first = top + stack.length / 2 - rows / 2 + 12;
	const figures = placeFigures(stack.node, selection).map((text) =>
		firstThatFits(wordingsOfFigure(text), FIGURES, room)
	);
	return {
		lines: [...name, ...figures].map((text, i) =>
			textAt(text, { x: at, y: first + i * LINE }, i < name.length ? NODE : FIGURES, anchor)
		),
		leader: null,
		pin: { x: at + (out * pin) / 2, y: first + (name.length + figures.length) * LINE - 1 }
	};
}

/** A name on two lines where one would pass the margin and it has a space to break at. */
function wrap(name: string, font: Font, room: number): string[] {
	if (fits(name, font, room)) return [name];
	const at = name.lastIndexOf(' ');
	return (at < 0 ? [name] : [name.slice(0, at), name.slice(at + 1)]).map((part) => firstThatFits([part], font, room));
}

type At = readonly [number, number];
/** A pipe's middle line: level at both ends and along its own row, so that its strokes meet the bars squarely. */
export function curve([x0, y0]: At, [x1, y1]: At, [x2, y2]: At, [x3, y3]: At): string {
	const [a, b] = [(x0 + x1) / 2, (x2 + x3) / 2].map(round);
	const [p0, p1, p2, p3] = [y0, y1, y2, y3].map(round);
	return `M${round(x0)},${p0}C${a},${p0} ${a},${p1} ${round(x1)},${p1}L${round(x2)},${p2}C${b},${p2} ${b},${p3} ${round(x3)},${p3}`;
}
