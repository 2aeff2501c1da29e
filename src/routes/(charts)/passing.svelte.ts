import { createContext } from 'svelte';
import type { chartOf } from './chart.ts';

type Charted = ReturnType<typeof chartOf>;
type Arrive = () => Promise<unknown>;

/** Milliseconds within which one move of the slider follows another while a hand is dragging it, or a key is held down. */
const BURST = 250;
/** Milliseconds that the slider rests before the page takes the view that it has come to. */
const REST = 120;

/**
 * The view that a hand on the slider is passing over. One step is a change of the page, and moves from picture to picture. Of
 * many in a row a chart that can paint shows each at once, and the page with all its marks, tables and links follows when the
 * hand rests.
 */
export class Passing {
	/** `null` when the page shows what it is asked for. */
	current: Charted | null = $state.raw(null);
	/** Whether the slider was ever moved: a painter comes with the first move. */
	begun = $state(false);
	/** Set by a chart that paints `current`. Until then each move is a change of the page. */
	painted = false;
	#last = -Infinity;
	#resting: ReturnType<typeof setTimeout> | undefined;

	/** The slider is moved: `arrive` takes the page to the view. */
	over(charted: Charted, arrive: Arrive): void {
		const now = performance.now();
		const since = now - this.#last;
		this.#last = now;
		this.begun = true;
		if (this.painted && since < BURST) {
			this.current = charted;
			this.#rest(arrive);
		} else void this.#end(arrive);
	}

	/** The slider is let go: after each step, where it is moved by keys. */
	at(arrive: Arrive): void {
		if (this.current) this.#rest(arrive);
		else void this.#end(arrive);
	}

	/** The reader goes elsewhere before the page has followed. */
	drop(): void {
		clearTimeout(this.#resting);
		this.current = null;
	}

	#rest(arrive: Arrive): void {
		clearTimeout(this.#resting);
		this.#resting = setTimeout(() => void this.#end(arrive), REST);
	}

	/** The picture stays until the page has been drawn under it, or longer where the hand has moved on meanwhile. */
	async #end(arrive: Arrive): Promise<void> {
		clearTimeout(this.#resting);
		const come = this.current;
		try {
			await arrive();
		} finally {
			// A slow page must not make a drag look like single steps.
			this.#last = performance.now();
			if (come !== null) {
				await new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame));
				if (this.current === come) this.current = null;
			}
		}
	}
}

export const [passingHere, setPassing] = createContext<Passing>();
