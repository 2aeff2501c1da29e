import { createContext } from 'svelte';
import type { chartOf } from './chart.ts';

type Charted = ReturnType<typeof chartOf>;
type Arrive = () => Promise<unknown>;

/** Milliseconds within which one move of the slider follows another that is shown, while a hand is dragging it, or a key is held down. */
const BURST = 250;
/** Milliseconds that the slider rests before the page takes the view that it has come to. */
const REST = 120;

/**
 * The view that a hand on the slider is passing over. One step is a change of the page, and moves from picture to picture. Of
 * many in a row a chart that can paint shows each at once, and the page with all its marks, tables and links follows when the
 * hand rests.
 */
export class Passing {
	/** What the controls were last set to, until the page shows it: one that lands meanwhile does not set them back. */
	wanted: Charted | null = $state.raw(null);
	/** What is painted; `null` when the page shows what it is asked for. */
	current: Charted | null = $state.raw(null);
	/** Whether the slider was ever moved: a painter comes with the first move. */
	begun = $state(false);
	/** Set by a chart that paints `current`. Until then each move is a change of the page. */
	painted = false;
	/** When the last move had been shown; while it is on its way no time passes, lest a slow machine makes a drag look like steps. */
	#last = -Infinity;
	#resting: ReturnType<typeof setTimeout> | undefined;
	/** Counts moves: of many only the last is followed. */
	#move = 0;

	/** The slider is moved: `arrive` takes the page to the view. */
	over(charted: Charted, arrive: Arrive): void {
		this.begun = true;
		this.wanted = charted;
		// A picture that still stands is of a hand that has not rested for long.
		if (this.painted && (this.current !== null || performance.now() - this.#last < BURST)) {
			this.current = charted;
			void this.#rest(arrive);
		} else {
			this.#last = Infinity;
			void this.#end(arrive);
		}
	}

	/** The slider is let go: after each step, where it is moved by keys. */
	at(charted: Charted, arrive: Arrive): void {
		this.wanted = charted;
		void (this.current ? this.#rest(arrive) : this.#end(arrive));
	}

	/** The reader has gone elsewhere before the page has followed. */
	drop(): void {
		clearTimeout(this.#resting);
		this.#move += 1;
		this.#last = -Infinity;
		this.current = null;
		this.wanted = null;
	}

	async #rest(arrive: Arrive): Promise<void> {
		clearTimeout(this.#resting);
		const move = (this.#move += 1);
		this.#last = Infinity;
		await shown();
		if (move !== this.#move) return;
		this.#last = performance.now();
		this.#resting = setTimeout(() => void this.#end(arrive), REST);
	}

	/** The picture stays until the page has been drawn under it, or longer where the hand has moved on meanwhile. */
	async #end(arrive: Arrive): Promise<void> {
		clearTimeout(this.#resting);
		this.#move += 1;
		const [come, wanted] = [this.current, this.wanted];
		try {
			await arrive();
		} finally {
			this.#last = performance.now();
			if (this.wanted === wanted) this.wanted = null;
			if (come !== null) {
				await shown();
				if (this.current === come) this.current = null;
			}
		}
	}
}

/** What was drawn just now is on the screen. */
const shown = () => new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame));

export const [passingHere, setPassing] = createContext<Passing>();
