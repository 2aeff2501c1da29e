import { clamp, overlap, round, within, type Box, type Point } from '../frame.ts';
import { cross, isCrossed, type Leader } from '../leader.ts';
import { textWidth, type Font } from '../text.ts';
import { distance } from './line.ts';

/** One line of a label's wording. */
export interface Words extends Font {
	readonly text: string;
}

/** A point that a label may stand at, and the way off it. */
export interface Anchor {
	readonly at: Point;
	/** Unit vector from the point towards the label; `null`: the label stands on the point. */
	readonly out: Point | null;
	/** Pixels between the point and the label. */
	readonly away: number;
	/** Whether the label is so far off that a line leads to it. */
	readonly led: boolean;
	/** Pixels after which that line has left its own pipe. */
	readonly clear: number;
	/** How much worse than the best place, in pixels of pipe covered. */
	readonly cost: number;
}

/** A label to be placed. Wordings run from the fullest to the shortest. */
export interface Wish {
	readonly id: string;
	readonly kind: 'route' | 'market' | 'basin' | 'place' | 'country';
	readonly bright: boolean;
	readonly wordings: readonly (readonly Words[])[];
	/** The best first; asked for when the wish has its turn, for most routes need none of those with leaders. */
	readonly anchors: () => readonly Anchor[];
	/** Covering more than this, in pixels of pipe, a wording is left for a shorter one; the shortest is left out. */
	readonly patience: readonly [fuller: number, shortest: number];
}

/** A line of text that stands where it is put. */
export interface MapText extends Words {
	readonly at: Point;
	readonly anchor: 'start' | 'middle' | 'end';
}

export interface MapLabel {
	readonly id: string;
	readonly kind: Wish['kind'];
	readonly bright: boolean;
	readonly lines: readonly MapText[];
	readonly box: Box;
	/** From what it names to the label, where that is not beside it. */
	readonly leader: Leader | null;
}

/** What labels keep clear of. */
export interface Ground {
	readonly width: number;
	readonly height: number;
	/** Never covered: marks, dots, the scale. */
	readonly solid: readonly Box[];
	/** Pixels of pipe in a box. */
	readonly covered: (box: Box) => number;
}

const LEADING = 1.2;
/** Pixels between two labels. */
const APART = 2;

/**
 * Places labels one after the other, so those wished for first have the choice. None covers another or leaves the frame. A
 * second wish for the same label counts where the first could not be met.
 */
export function placeLabels(wishes: readonly Wish[], ground: Ground): MapLabel[] {
	const placed: MapLabel[] = [];
	for (const wish of wishes) {
		if (placed.some(({ kind, id }) => kind === wish.kind && id === wish.id)) continue;
		const label = place(wish, placed, ground);
		if (label) placed.push(label);
	}
	return placed;
}

function place(wish: Wish, placed: readonly MapLabel[], ground: Ground): MapLabel | null {
	const anchors = wish.anchors();
	for (const [i, wording] of wish.wordings.entries()) {
		const size = sizeOf(wording);
		let best: { anchor: Anchor; box: Box; cost: number } | null = null;
		const patience = wish.patience[i === wish.wordings.length - 1 ? 1 : 0];
		for (const anchor of anchors) {
			if (anchor.cost >= (best?.cost ?? patience)) break;
			const box = boxAt(anchor, size);
			const bare = anchor.cost + ground.covered(box);
			if (bare >= (best?.cost ?? patience) || !isFree(box, anchor, placed, ground)) continue;
			const cost = bare + crossed(leaderTo(anchor, box), anchor.clear, ground);
			if (cost < (best?.cost ?? patience)) best = { anchor, box, cost };
		}
		if (best) return labelAt(wish, wording, best.anchor, best.box);
	}
	return null;
}

function isFree(box: Box, anchor: Anchor, placed: readonly MapLabel[], { width, height, solid }: Ground): boolean {
	const room = { x: box.x - APART, y: box.y - APART, width: box.width + 2 * APART, height: box.height + 2 * APART };
	if (!within(room, width, height)) return false;
	for (const other of solid) if (overlap(box, other)) return false;
	for (const other of placed)
		if (overlap(room, other.box) || (other.leader && isCrossed(room, other.leader))) return false;
	const leader = leaderTo(anchor, box);
	return (
		!leader || !placed.some((other) => isCrossed(other.box, leader) || (other.leader && cross(leader, other.leader)))
	);
}

/** What a leader is charged for pipes that it crosses once it has left its own, lest it be read as theirs. */
function crossed(leader: Leader | null, clear: number, { covered }: Ground): number {
	if (!leader) return 0;
	const { from, to } = leader;
	const length = distance(from, to);
	let sum = 0;
	for (let far = clear; far < length; far += 8) {
		const x = from.x + ((to.x - from.x) * far) / length;
		const y = from.y + ((to.y - from.y) * far) / length;
		if (covered({ x: x - 2, y: y - 2, width: 4, height: 4 }) > 0) sum += 14;
	}
	return sum;
}

/** From the anchor to the nearest point of the label, where the label is off. */
function leaderTo({ at, led }: Anchor, { x, y, width, height }: Box): Leader | null {
	if (!led) return null;
	return { from: at, to: { x: clamp(at.x, x, x + width), y: clamp(at.y, y + 3, y + height - 3) } };
}

function sizeOf(wording: readonly Words[]) {
	return {
		width: Math.max(...wording.map((words) => textWidth(words.text, words))),
		height: wording.reduce((sum, { size }) => sum + size * LEADING, 0)
	};
}

/** The label's box touches the point's distance on the side that it lies on. */
function boxAt({ at, out, away }: Anchor, { width, height }: { width: number; height: number }): Box {
	if (out === null) return { x: at.x - width / 2, y: at.y - height / 2, width, height };
	// The nearer the way off is to level or upright, the more squarely the box stands to it.
	const x = at.x + out.x * away + ((clamp(out.x * 1.6, -1, 1) - 1) * width) / 2;
	const y = at.y + out.y * away + ((clamp(out.y * 1.6, -1, 1) - 1) * height) / 2;
	return { x, y, width, height };
}

function labelAt({ id, kind, bright }: Wish, wording: readonly Words[], anchored: Anchor, box: Box): MapLabel {
	const { out } = anchored;
	const anchor = out === null || Math.abs(out.x) < 0.35 ? 'middle' : out.x > 0 ? 'start' : 'end';
	const x = anchor === 'middle' ? box.x + box.width / 2 : anchor === 'start' ? box.x : box.x + box.width;
	let y = box.y;
	const lines = wording.map((words) => {
		y += words.size * LEADING;
		return { ...words, anchor, at: { x: round(x), y: round(y - words.size * 0.28) } } as const;
	});
	return { id, kind, bright, lines, box, leader: leaderTo(anchored, box) };
}
