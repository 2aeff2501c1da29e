import type { SelectedPlace } from '#lib/view/select.ts';
import type { Box, Point } from '../frame.ts';
import type { Lane } from './lanes.ts';
import type { LaidNode, LaidPipe } from './layout.ts';

/** What stands beside a pipe, and beside a node. */
export type PipeWords = Pick<LaidPipe, 'name' | 'figures' | 'leader' | 'pin'>;
export type NodeWords = Pick<LaidNode, 'lines' | 'leader' | 'pin'>;

/** Writes what belongs to a pipe that has its place: it is known by its lane, or where that stands among all. */
export interface Hand {
	readonly path: (i: number) => string;
	readonly reach: (i: number) => readonly [number, number];
	readonly words: (lane: Lane, i: number) => PipeWords;
}

/**
 * A pipe that has its place, and whose path and words are written when they are first read, and kept. They cost far more
 * than the place does, and not every reader wants them: a height asks for neither, a canvas of thousands for few words.
 * Being getters, they are not copied by a spread.
 */
export class PlacedPipe implements LaidPipe {
	readonly lane: Lane;
	readonly middle: Point;
	readonly #at: number;
	readonly #hand: Hand;
	#path: string | undefined;
	#words: PipeWords | undefined;

	constructor(lane: Lane, at: number, middle: Point, hand: Hand) {
		this.lane = lane;
		this.middle = middle;
		this.#at = at;
		this.#hand = hand;
	}

	get path() {
		return (this.#path ??= this.#hand.path(this.#at));
	}
	get reach() {
		return this.#hand.reach(this.#at);
	}
	get name() {
		return this.#beside.name;
	}
	get figures() {
		return this.#beside.figures;
	}
	get leader() {
		return this.#beside.leader;
	}
	get pin() {
		return this.#beside.pin;
	}
	get #beside() {
		return (this.#words ??= this.#hand.words(this.lane, this.#at));
	}
}

/** A node that has its place, and whose words are written when they are first read. */
export class PlacedNode implements LaidNode {
	readonly node: SelectedPlace;
	readonly box: Box;
	readonly unaccounted: Box | null;
	readonly #write: () => NodeWords;
	#words: NodeWords | undefined;

	constructor(node: SelectedPlace, box: Box, unaccounted: Box | null, write: () => NodeWords) {
		this.node = node;
		this.box = box;
		this.unaccounted = unaccounted;
		this.#write = write;
	}

	get lines() {
		return this.#beside.lines;
	}
	get leader() {
		return this.#beside.leader;
	}
	get pin() {
		return this.#beside.pin;
	}
	get #beside() {
		return (this.#words ??= this.#write());
	}
}
