import { unitName } from '#lib/facts/unit.ts';
import { formatChange } from '#lib/view/format.ts';
import { placeFigures } from '#lib/view/label.ts';
import type { Selection } from '#lib/view/select.ts';
import { round } from '../frame.ts';
import { pack } from '../pack.ts';
import type { Stack } from '../sankey/lanes.ts';
import type { LaidNode, Text } from '../sankey/layout.ts';
import { firstThatFits, textAt } from '../sankey/words.ts';
import { textWidth, type Font } from '../text.ts';

const NAME: Font = { size: 13, weight: 'semibold' };
const FIGURES: Font = { size: 13, weight: 'regular' };
export const BAR = 8;
const LINE = 15;

/** A bar with the words beside it: one line, or several where there is room. */
export interface Block {
	readonly stack: Stack;
	readonly rows: readonly (readonly { readonly text: string; readonly font: Font }[])[];
	readonly size: number;
}

const sizeOf = (stack: Stack, rows: number) => Math.max(stack.length, rows * LINE) + 4;
export const heightOf = (blocks: readonly Block[]) => blocks.reduce((sum, { size }) => sum + size, 0);

/** The words of a side's nodes: all on one line, and the largest in full as long as the height holds them. */
export function blocksOf(stacks: readonly Stack[], selection: Selection, room: number, height: number): Block[] {
	const blocks = stacks.map((stack): Block => ({
		stack,
		rows: [shortWords(stack, selection, room)],
		size: sizeOf(stack, 1)
	}));
	let left = height - heightOf(blocks);
	const order = blocks.map((_, i) => i).sort((a, b) => stacks[b]!.node.total - stacks[a]!.node.total);
	for (const i of order) {
		const rows = fullWords(stacks[i]!, selection, room);
		const more = sizeOf(stacks[i]!, rows.length) - blocks[i]!.size;
		if (more > left) continue;
		left -= more;
		blocks[i] = { stack: stacks[i]!, rows, size: sizeOf(stacks[i]!, rows.length) };
	}
	return blocks;
}

const fullWords = ({ node }: Stack, selection: Selection, room: number): Block['rows'] => [
	[{ text: nameThatFits(node.place.name, room), font: NAME }],
	// A number cut short would be another number.
	...placeFigures(node, selection).flatMap((text) => {
		const told = [text, text.split(' · ')[0]!].find((figures) => textWidth(figures, FIGURES) <= room);
		return told === undefined ? [] : [[{ text: told, font: FIGURES }]];
	})
];

function shortWords({ node }: Stack, selection: Selection, room: number): Block['rows'][number] {
	const [first = '?'] = placeFigures(node, selection);
	const figure =
		node.known === 0
			? '?'
			: node.change === null
				? first.split(' · ')[0]!.replace(` ${unitName[selection.unit]}`, '')
				: formatChange(node.change);
	const beside = room - textWidth(figure, FIGURES) - 5;
	return [
		{ text: nameThatFits(node.place.name, beside), font: NAME },
		{ text: figure, font: FIGURES }
	];
}

/** "Galkynysh, Turkmenistan", or the country alone where both are too long. */
const nameThatFits = (name: string, room: number) => firstThatFits([name, name.split(', ').at(-1)!], NAME, room);

/** Tops of the bars of one side, each by the middle of its pipes, with room for the words beside it. */
export function topsOf(blocks: readonly Block[], means: Float64Array, height: number): number[] {
	const things = blocks.map(({ size }, i) => ({ wish: means[i]!, size }));
	return pack(things, 0, height).map((middle, i) => middle - blocks[i]!.stack.length / 2);
}

export function nodeAt({ stack, rows }: Block, top: number, x: number, anchor: Text['anchor']): LaidNode {
	const at = anchor === 'end' ? x - 7 : x + BAR + 7;
	const first = top + stack.length / 2 - (rows.length * LINE) / 2 + 11.5;
	const bar = stack.length - stack.unaccounted;
	const box = (y: number, height: number) => ({ x: round(x), y: round(y), width: BAR, height: round(height) });
	return {
		node: stack.node,
		box: box(top, bar),
		unaccounted: stack.unaccounted === 0 ? null : box(top + bar, stack.unaccounted),
		lines: rows.flatMap((row, i) => rowAt(row, at, first + i * LINE, anchor)),
		leader: null,
		pin: { x: at, y: first + rows.length * LINE }
	};
}

/** Words one after another on a line, which ends at `x` where it is anchored there. */
function rowAt(row: Block['rows'][number], x: number, y: number, anchor: Text['anchor']): Text[] {
	const inOrder = anchor === 'end' ? row.toReversed() : row;
	let at = x;
	return inOrder.map(({ text, font }) => {
		const words = textAt(text, { x: at, y }, font, anchor);
		at += (words.box.width + 5) * (anchor === 'end' ? -1 : 1);
		return words;
	});
}
