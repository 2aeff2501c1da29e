import { gatherNodes, isLarge } from '#lib/view/grouped.ts';
import type { Selection } from '#lib/view/select.ts';
import type { View } from '#lib/view/view.ts';
import { overlap, round, type Box, type Point } from '../frame.ts';
import { extentOf, isThin } from '../pipe.ts';
import { curve } from '../sankey/across.ts';
import { endsOf, lanesOf, meansOf, roomOf, sideOf, wordingsOf, type Lane } from '../sankey/lanes.ts';
import type { LaidPipe, SankeyGeometry } from '../sankey/layout.ts';
import { firstThatFits, textAt } from '../sankey/words.ts';
import { textWidth, type Font } from '../text.ts';
import { APART, FOOT, gathered, LABEL, nameable, wantedOf } from './named.ts';
import { BAR, blocksOf, heightOf, nodeAt, topsOf } from './nodes.ts';

const NAME: Font = { size: 13, weight: 'semibold' };
const FIGURES: Font = { size: 13, weight: 'regular' };
/** Part of a picture's height that all pipes of the fullest year take at most, and pixels for one bcm at most. */
const SHARE = 0.21;
const MOST = 0.3;
/** Pixels for one bcm where the reader asks widths to fill the frame. */
const FIT = 1.2;
/** Pixels that a pipe gets at most over what it needs, where there is room. */
const SLACK = 22;

/** What stands on a pipe, drawn on top of all. */
export interface Mark {
	readonly kind: 'unknown' | 'damage';
	readonly at: Point;
	readonly bright: boolean;
}

export interface PicturedSankey extends SankeyGeometry {
	/** Pipes that are drawn without their name. */
	readonly unnamed: number;
	readonly marks: readonly Mark[];
}

/**
 * The Sankey in a picture's few lines, on one scale for all years. As many pipes as have room are named, what is in focus
 * first, then the widest; of the rest those between the same two places are drawn as one, unless the view has them open.
 * `sheet` is the height of the whole picture, which the scale hangs on.
 */
export function layoutPicturedSankey(
	whole: Selection,
	{ width, height, sheet }: { readonly width: number; readonly height: number; readonly sheet: number },
	asked: View['other'],
	/** Keys of lanes to name before all others: what title and claim speak of. */
	first: ReadonlySet<string> = new Set()
): PicturedSankey {
	const other = isLarge(whole) ? null : asked;
	const selection = gatherNodes(whole, extentOf);
	const pixels = scaleOf(selection, sheet * SHARE);
	const perUnit = pixels / selection.perBcm;
	const lanes = gathered(lanesOf(selection, other, perUnit), selection, height, other, first, perUnit);
	const named = new Set(
		wantedOf(lanes, selection, first)
			.slice(0, Math.max(1, nameable(lanes, height)))
			.map(({ key }) => key)
	);
	const margin = Math.min(150, width * 0.24);
	const [left, right] = [margin + BAR, width - margin - BAR];
	const bend = Math.min(Math.max(64, height * 0.2), (right - left) * 0.21);
	const [from, to] = [left + bend, right - bend];

	const need = lanes.reduce((sum, lane) => sum + roomOf(lane) + (named.has(lane.key) ? LABEL : APART), 0);
	const slack = Math.max(0, Math.min(SLACK, (height - FOOT - need) / Math.max(1, named.size)));
	let y = 2;
	const middles: number[] = [];
	for (const lane of lanes) {
		y += named.has(lane.key) ? LABEL + slack : APART;
		middles.push(y + roomOf(lane) / 2);
		y += roomOf(lane);
	}
	const supply = sideOf(selection.supplies, lanes, perUnit);
	const market = sideOf(selection.markets, lanes, perUnit);
	const words = margin - 10;
	const sides = {
		supply: blocksOf(supply.stacks, selection, words, Math.max(y + FOOT - 2, height)),
		market: blocksOf(market.stacks, selection, words, Math.max(y + FOOT - 2, height))
	};
	const all = Math.ceil(Math.max(y + FOOT - 2, heightOf(sides.supply), heightOf(sides.market)));
	const tops = {
		supply: topsOf(sides.supply, meansOf(supply, middles), all),
		market: topsOf(sides.market, meansOf(market, middles), all)
	};
	const ends = { supply: endsOf(supply, tops.supply), market: endsOf(market, tops.market) };

	const labels = lanes.map((lane, i) => labelOf(lane, named.has(lane.key) ? selection : null, middles[i]!, from, to));
	const taken = labels.flatMap(({ name, figures }) => [name.box, ...(figures ? [figures.box] : [])]);
	const marks: Mark[] = [];
	const pipes = lanes.map((lane, i): LaidPipe => {
		const middle = middles[i]!;
		const mark = markOf(lane, middle, from, to, taken);
		if (mark) marks.push(mark);
		const path = curve([left, ends.supply[i]!], [from, middle], [to, middle], [right, ends.market[i]!]);
		const ys = [ends.supply[i]!, middle, ends.market[i]!];
		const reach = [Math.min(...ys), Math.max(...ys)] as const;
		return { lane, path, reach, middle: { x: to, y: middle }, ...labels[i]!, leader: null };
	});
	return {
		form: 'medium',
		width,
		height: all,
		pixels,
		pipes,
		nodes: [
			...sides.supply.map((block, i) => nodeAt(block, tops.supply[i]!, left - BAR, 'end')),
			...sides.market.map((block, i) => nodeAt(block, tops.market[i]!, right, 'start'))
		],
		thin: lanes.filter((lane) => isThin(lane.widths)).length,
		unnamed: lanes.length - named.size,
		marks
	};
}

function scaleOf({ scale, most, routes, perBcm }: Selection, room: number): number {
	if (scale === 'fixed') return Math.min(MOST, room / Math.max(1, most.extent));
	const extent = routes.reduce((sum, route) => sum + extentOf(route), 0) / perBcm;
	return Math.min(FIT, room / Math.max(1, extent));
}

/** A lane's words on what is selected; `null`: it goes unnamed. */
function labelOf(lane: Lane, selection: Selection | null, middle: number, from: number, to: number) {
	const baseline = middle - roomOf(lane) / 2 - 5;
	const room = to - from - 26;
	const name = textAt(selection ? firstThatFits([lane.name], NAME, room) : '', { x: from + 2, y: baseline }, NAME);
	const at = name.box.x + name.box.width + 6;
	// A number cut short would be another number.
	const told = selection && wordingsOf(lane, selection).find((figures) => textWidth(figures, FIGURES) <= to - at - 2);
	const figures = told ? textAt(told, { x: at, y: baseline }, FIGURES) : null;
	const end = figures ? figures.box.x + figures.box.width : at;
	return { name, figures, pin: selection ? { x: end + 24, y: baseline - 4.5 } : { x: to - 24, y: middle } };
}

/** Where a `?` or a cross stands: on its pipe, clear of labels and of those of the pipes beside it. `taken` gains it. */
function markOf({ widths, route, bright }: Lane, y: number, from: number, to: number, taken: Box[]): Mark | null {
	const kind = widths.lost > 0 ? 'damage' : widths.flow === null && !route.planned ? 'unknown' : null;
	if (kind === null) return null;
	const xs = Array.from({ length: Math.max(1, Math.floor((to - from) / 15)) }, (_, i) => to - 6 - i * 15);
	const box = (x: number) => ({ x: x - 6.5, y: y - 6.5, width: 13, height: 13 });
	const x = xs.find((free) => !taken.some((other) => overlap(box(free), other))) ?? xs[0]!;
	taken.push(box(x));
	return { kind, at: { x: round(x), y: round(y) }, bright };
}
