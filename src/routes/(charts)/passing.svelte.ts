import { createContext } from 'svelte';
import type { chartOf } from './chart.ts';

type Charted = ReturnType<typeof chartOf>;

/** Milliseconds that a hand on the slider rests before the page takes the view that it has come to. */
const REST = 120;

/**
 * The view that a hand on the slider is passing over. A chart that can paint it does so at once, and the page with all its
 * marks, tables and links follows when the hand rests.
 */
export class Passing {
	/** `null` when the page shows what it is asked for. */
	current: Charted | null = $state.raw(null);
	/** Whether the slider was ever moved: a painter comes with the first move. */
	begun = $state(false);
	/** Set by a chart that paints `current`. Until then each move is a change of the page. */
	painted = $state(false);
	#resting: ReturnType<typeof setTimeout> | undefined;

	/** Shows a view at once, and calls `arrive` when the hand rests on it. */
	over(charted: Charted, arrive: () => Promise<unknown>): void {
		this.begun = true;
		clearTimeout(this.#resting);
		if (!this.painted) {
			void arrive();
			return;
		}
		this.current = charted;
		this.#resting = setTimeout(() => void this.#end(arrive), REST);
	}

	/** Goes to where the hand was let go. */
	at(arrive: () => Promise<unknown>): void {
		clearTimeout(this.#resting);
		void this.#end(arrive);
	}

	/** A view that the hand has moved on to while the page changed stays. */
	async #end(arrive: () => Promise<unknown>): Promise<void> {
		const come = this.current;
		await arrive();
		if (this.current === come) this.current = null;
	}
}

export const [passingHere, setPassing] = createContext<Passing>();
