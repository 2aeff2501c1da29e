import type { Point } from './frame.ts';

interface Spot {
	readonly element: SVGAElement;
	readonly x: number;
	readonly y: number;
}
type Step = readonly [number, number];
/** The way that each arrow key goes. */
export const steps: Readonly<Record<string, Step>> = {
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0]
};

/**
 * Makes the marks of a chart one stop of the Tab key, with the arrow keys going to the nearest mark in their direction and
 * Escape calling `onescape`, and single letters, which work within the chart only, calling `keys`. Marks are links, so Enter follows them; without scripts each is a stop of its own.
 */
export function roving(onescape: () => void, keys: Readonly<Record<string, () => void>> = {}) {
	return (chart: HTMLElement) => {
		const marks = () =>
			[...chart.querySelectorAll<SVGAElement>('a[data-mark]')].filter((mark) => mark.getClientRects().length > 0);
		let current: string | null = null;
		let inside = false;
		const settle = () => {
			const all = marks();
			const held = all.find((mark) => mark.dataset.mark === current) ?? all[0];
			for (const mark of all) mark.setAttribute('tabindex', mark === held ? '0' : '-1');
			// A mark that was moved in the drawing order has lost the focus on its way.
			if (inside && document.activeElement === document.body) held?.focus();
		};
		const onfocusin = ({ target }: FocusEvent) => {
			const mark = (target as Element).closest<SVGAElement>('a[data-mark]');
			current = mark?.dataset.mark ?? current;
			inside = mark !== null;
			settle();
		};
		const onkeydown = (event: KeyboardEvent) => {
			if (event.key === 'Escape') {
				onescape();
				return;
			}
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			if (Object.hasOwn(keys, event.key)) {
				keys[event.key]!();
				event.preventDefault();
			}
			const step = steps[event.key];
			const here = (event.target as Element).closest<SVGAElement>('a[data-mark]');
			if (!step || !here || event.shiftKey) return;
			const next = nearest(here, marks(), step);
			event.preventDefault();
			next?.focus();
		};
		const onfocusout = ({ relatedTarget }: FocusEvent) => {
			if (relatedTarget !== null) inside = false;
		};
		const onpointerdown = () => {
			inside = false;
		};
		settle();
		// Marks come and go with the view: each time, one of them stays the stop.
		const watch = new MutationObserver(settle);
		watch.observe(chart, { childList: true, subtree: true });
		chart.addEventListener('focusin', onfocusin);
		chart.addEventListener('keydown', onkeydown);
		chart.addEventListener('focusout', onfocusout);
		document.addEventListener('pointerdown', onpointerdown);
		return () => {
			watch.disconnect();
			chart.removeEventListener('focusin', onfocusin);
			chart.removeEventListener('keydown', onkeydown);
			chart.removeEventListener('focusout', onfocusout);
			document.removeEventListener('pointerdown', onpointerdown);
		};
	};
}

const nearest = (here: SVGAElement, marks: readonly SVGAElement[], step: Step): SVGAElement | null =>
	nearestSpot(spotOf(here), marks.filter((mark) => mark !== here).map(spotOf), step)?.element ?? null;

/** The spot that lies nearest in a direction: what is off to the side counts three times as far. */
export function nearestSpot<S extends Point>(from: Point, spots: readonly S[], [dx, dy]: Step): S | null {
	let best: { spot: S; distance: number } | null = null;
	for (const to of spots) {
		const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
		const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
		const distance = along + aside * 3;
		if (along > LEAST && (best === null || distance < best.distance)) best = { spot: to, distance };
	}
	return best?.spot ?? null;
}
/** Pixels that a mark must lie in a direction to lie in it at all. */
const LEAST = 1;

/** Where a mark is met: the middle of its first label, or of itself. */
function spotOf(element: SVGAElement): Spot {
	const box = (element.querySelector('text') ?? element).getBoundingClientRect();
	return { element, x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
