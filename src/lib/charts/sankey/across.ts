import { placeFigures } from '#lib/view/label.ts';
import { MOST_MARKS } from '#lib/view/grouped.ts';
import type { Selection } from '#lib/view/select.ts';
import { round, type Frame } from '../frame.ts';
import { pack } from '../pack.ts';
import { textWidth, type Font } from '../text.ts';
import { endsOf, LEAST, stacksOf, type Lane, type Stack } from './lanes.ts';
import type { LaidNode, LaidPipe, Pinned, SankeyGeometry, Text } from './layout.ts';
import { firstThatFits, textAt } from './words.ts';

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
	const middles = new Map<string, number>();
	const named = dense ? foremostLanes(lanes) : new Set(lanes);
	for (const lane of lanes) {
		const room = Math.max(LEAST, lane.widths.extent);
		const label = named.has(lane) ? LABEL : 0;
		middles.set(lane.key, y + label + room / 2);
		y += label + room + (dense ? APART : GAP);
	}
	const stacks = {
		supply: stacksOf(selection.supplies, lanes, pixels),
		market: stacksOf(selection.markets, lanes, pixels)
	};
	const blocks = {
		supply: stacks.supply.map((stack) => blockOf(stack, selection, margin - 14, pinned)),
		market: stacks.market.map((stack) => blockOf(stack, selection, margin - 14, pinned))
	};
	const least = Math.max(
		...[blocks.supply, blocks.market].map((side) => side.reduce((sum, { size }) => sum + size, 0))
	);
	const height = Math.ceil(Math.max(y, least, 120)) + 6;
	const tops = {
		supply: topsOf(blocks.supply, middles, height),
		market: topsOf(blocks.market, middles, height)
	};
	const ends = { supply: endsOf(stacks.supply, tops.supply), market: endsOf(stacks.market, tops.market) };

	const pipes = lanes.map((lane): LaidPipe => {
		const middle = middles.get(lane.key)!;
		const baseline = middle - Math.max(LEAST, lane.widths.extent) / 2 - 6;
		const pin = pinned.get(lane.key) ?? 0;
		const room = to - from - 8 - (pin === 0 ? 0 : pin + 6);
		const wording = named.has(lane) ? firstThatFits([lane.name], NAME, room) : '';
		const name = textAt(wording, { x: from + 4, y: baseline }, NAME);
		const figures = wording === '' ? '' : firstThatFits(lane.figures, FIGURES, room - name.box.width - 8);
		return {
			lane,
			path: curve(
				[left, ends.supply.get(lane.key)!],
				[from, middle],
				[to, middle],
				[right, ends.market.get(lane.key)!]
			),
			middle: { x: to + 9, y: middle },
			name,
			figures: figures === '' ? null : textAt(figures, { x: name.box.x + name.box.width + 8, y: baseline }, FIGURES),
			leader: null,
			pin: { x: to - 4 - pin / 2, y: baseline - 4 }
		};
	});
	const nodes = [
		...blocks.supply.map((block, i) => nodeAt(block, tops.supply[i]!, left - BAR, 'end')),
		...blocks.market.map((block, i) => nodeAt(block, tops.market[i]!, right, 'start'))
	];
	return { height, pipes, nodes };
}

/** Of more lanes than can be labelled, those that are: what is in focus, then the widest. */
function foremostLanes(lanes: readonly Lane[]): Set<Lane> {
	const dims = lanes.some(({ bright }) => !bright);
	const rank = ({ bright, widths }: Lane) => (dims && bright ? 1e6 : 0) + widths.extent;
	return new Set(lanes.toSorted((a, b) => rank(b) - rank(a)).slice(0, NAMED));
}

/** A node's bar with the words beside it, and the height that the taller of them takes. */
interface Block {
	readonly stack: Stack;
	readonly words: readonly { readonly text: string; readonly font: Font }[];
	/** Width of the pin under the words, and the height of words and pin. */
	readonly pin: number;
	readonly rows: number;
	readonly size: number;
}

function blockOf(stack: Stack, selection: Selection, room: number, pinned: Pinned): Block {
	const words = [
		...wrap(stack.node.place.name, NODE, room).map((text) => ({ text, font: NODE })),
		...placeFigures(stack.node, selection).map((text) => ({
			text: firstThatFits([text, shorter(text)], FIGURES, room),
			font: FIGURES
		}))
	];
	const pin = pinned.get(`${stack.node.side} ${stack.node.place.id}`) ?? 0;
	const rows = words.length * LINE + (pin === 0 ? 0 : PIN);
	return { stack, words, pin, rows, size: Math.max(stack.length, rows + 4) + 8 };
}

/** Tops of the bars of one side, each by the middle of its pipes, with room for the words beside it. */
function topsOf(blocks: readonly Block[], middles: ReadonlyMap<string, number>, height: number): number[] {
	const things = blocks.map(({ stack, size }) => {
		const own = stack.lanes.map((lane) => middles.get(lane.key)!);
		return { wish: own.length === 0 ? height / 2 : own.reduce((sum, y) => sum + y, 0) / own.length, size };
	});
	return pack(things, 0, height).map((middle, i) => middle - blocks[i]!.stack.length / 2);
}

function nodeAt({ stack, words, pin, rows }: Block, top: number, x: number, anchor: Text['anchor']): LaidNode {
	const at = anchor === 'end' ? x - 8 : x + BAR + 8;
	const first = top + stack.length / 2 - rows / 2 + 12;
	const bar = stack.length - stack.unaccounted;
	const box = (y: number, height: number) => ({ x: round(x), y: round(y), width: BAR, height: round(height) });
	return {
		node: stack.node,
		box: box(top, bar),
		unaccounted: stack.unaccounted === 0 ? null : box(top + bar, stack.unaccounted),
		lines: words.map(({ text, font }, i) => textAt(text, { x: at, y: first + i * LINE }, font, anchor)),
		leader: null,
		pin: { x: anchor === 'end' ? at - pin / 2 : at + pin / 2, y: first + words.length * LINE - 1 }
	};
}

/** A figure without its share, for a narrow margin. */
const shorter = (text: string) => text.split(' · ')[0]!.replace(' unaccounted', ' hatched');

/** A name on two lines where one would pass the margin and it has a space to break at. */
function wrap(name: string, font: Font, room: number): string[] {
	const at = name.lastIndexOf(' ');
	if (textWidth(name, font) <= room || at < 0) return [firstThatFits([name], font, room)];
	return [name.slice(0, at), name.slice(at + 1)].map((part) => firstThatFits([part], font, room));
}

type At = readonly [number, number];
/** A pipe's middle line: level at both ends and along its own row, so that its strokes meet the bars squarely. */
export function curve([x0, y0]: At, [x1, y1]: At, [x2, y2]: At, [x3, y3]: At): string {
	const [a, b] = [(x0 + x1) / 2, (x2 + x3) / 2].map(round);
	const [p0, p1, p2, p3] = [y0, y1, y2, y3].map(round);
	return `M${round(x0)},${p0}C${a},${p0} ${a},${p1} ${round(x1)},${p1}L${round(x2)},${p2}C${b},${p2} ${b},${p3} ${round(x3)},${p3}`;
}
