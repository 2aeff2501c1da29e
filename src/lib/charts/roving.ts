import type { Point } from './frame.ts';

/** Keys that work while the focus is within the chart, and only then. */
type Keys = Readonly<Record<string, () => void>>;
/** The mark that an arrow leads to from a mark; `null`: none lies there. */
type Way = (here: Spot, spots: readonly Spot[], arrow: string, came: SVGAElement | null) => Spot | null;

interface Spot {
	readonly mark: SVGAElement;
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
const isArrow = (key: string) => Object.hasOwn(steps, key);

/**
 * Makes the marks of a chart one stop of the Tab key: arrows go from mark to mark, Home and End to the first and the last
 * of a column, Escape calls `onescape`, and single letters call `keys`. Marks are links, so Enter follows them; without
 * scripts each is a stop of its own.
 */
export function roving(onescape: () => void, keys: Keys = {}, way: Way = nearest) {
	return (chart: HTMLElement) => {
		const marks = () =>
			[...chart.querySelectorAll<SVGAElement>('a[data-mark]')].filter(
				(mark) => !isInert(mark) && mark.getClientRects().length > 0
			);
		let current: string | null = null;
		/** The mark before this one, for a way back that is the way there. */
		let came: SVGAElement | null = null;
		let inside = false;
		const settle = () => {
			const all = marks();
			const held = all.find((mark) => mark.dataset['mark'] === current) ?? all[0];
			for (const mark of all) mark.setAttribute('tabindex', mark === held ? '0' : '-1');
			// A mark that was moved in the drawing order has lost the focus on its way.
			if (inside && document.activeElement === document.body) held?.focus();
		};
		const go = (to: Spot | undefined | null) => {
			if (!to) return;
			to.mark.focus({ preventScroll: true });
			reveal(to.mark);
		};
		const onfocusin = ({ target }: FocusEvent) => {
			const mark = (target as Element).closest<SVGAElement>('a[data-mark]');
			if (mark && !inside) {
				// A map that is zoomed holds marks out of its frame, where nobody would see the focus.
				const spots = spotsOf(marks());
				if (spots[0] && !spots.some((spot) => spot.mark === mark)) {
					inside = true;
					go(spots[0]);
					return;
				}
			}
			if (mark && !inside) reveal(mark);
			current = mark?.dataset['mark'] ?? current;
			inside = mark !== null;
			settle();
		};
		const onkeydown = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			if (event.key === 'Escape') {
				onescape();
				return;
			}
			if (Object.hasOwn(keys, event.key)) {
				keys[event.key]!();
				event.preventDefault();
			}
			const mark = (event.target as Element).closest<SVGAElement>('a[data-mark]');
			if (!mark || event.shiftKey) return;
			const isEnd = event.key === 'Home' || event.key === 'End';
			if (!isEnd && !isArrow(event.key)) return;
			event.preventDefault();
			const spots = spotsOf(marks());
			const here = spots.find((spot) => spot.mark === mark) ?? spotOf(mark, null);
			if (!here) return;
			if (isArrow(event.key)) go(way(here, spots, event.key, came));
			else go(columnOf(here, spots).at(event.key === 'Home' ? 0 : -1));
			if (document.activeElement !== mark) came = mark;
		};
		const onfocusout = ({ relatedTarget }: FocusEvent) => {
			if (relatedTarget !== null) inside = relatedTarget instanceof Element && chart.contains(relatedTarget);
		};
		const onpointerdown = () => {
			inside = false;
		};
		settle();
		// Marks come and go with the view: each time, one of them stays the stop.
		const watch = new MutationObserver((changes) => {
			if (!changes.every(({ target }) => isInert(target as Element))) settle();
		});
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

/** What is only looked at for a moment is no stop of any key. */
const isInert = (element: Element) => element.closest('[inert]') !== null;

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

const nearest: Way = (here, spots, arrow) =>
	nearestSpot(
		here,
		spots.filter(({ mark }) => mark !== here.mark),
		steps[arrow]!
	);

/**
 * In a Sankey up and down go within a column, of basins, of pipes with their pins, or of markets; left and right follow the
 * pipe to the node at its end, and from a node go to its pipe, the one that a reader came by or else the nearest.
 */
export const alongPipes: Way = (here, spots, arrow, came) => {
	const column = columnOf(here, spots);
	const at = column.findIndex(({ mark }) => mark === here.mark);
	if (arrow === 'ArrowUp') return column[at - 1] ?? null;
	if (arrow === 'ArrowDown') return column[at + 1] ?? null;
	const side = sideOf(here.mark);
	const to =
		arrow === 'ArrowLeft'
			? { supply: null, market: 'pipe', pipe: 'supply' }
			: { supply: 'pipe', market: null, pipe: 'market' };
	const beside = spots.filter(({ mark }) => sideOf(mark) === to[side]);
	const joined = beside.filter(({ mark }) => isJoined(mark, here.mark) || isJoined(here.mark, mark));
	const among = joined.length > 0 || side !== 'pipe' ? joined : beside;
	return (
		among.find(({ mark }) => mark === came) ??
		among.toSorted((a, b) => Math.abs(a.y - here.y) - Math.abs(b.y - here.y))[0] ??
		null
	);
};

const sideOf = ({ dataset }: SVGAElement): 'supply' | 'market' | 'pipe' =>
	dataset['mark']!.startsWith('supply ') ? 'supply' : dataset['mark']!.startsWith('market ') ? 'market' : 'pipe';

/** Whether a pipe ends at a node. */
function isJoined(pipe: SVGAElement, node: SVGAElement): boolean {
	const [supply, market] = pipe.dataset['link']?.split('>') ?? [];
	return node.dataset['mark'] === `supply ${supply}` || node.dataset['mark'] === `market ${market}`;
}

/** The marks of a mark's own kind, from top to bottom. */
const columnOf = (here: Spot, spots: readonly Spot[]): Spot[] =>
	spots
		.filter(({ mark }) => sideOf(mark) === sideOf(here.mark))
		.toSorted((a, b) => (Math.abs(a.y - b.y) > 1 ? a.y - b.y : a.x - b.x));

/** The words that a mark is called by, where it shows them: a `?` on a pipe is none. */
const nameOf = (mark: SVGAElement) => mark.querySelector<SVGTextElement>('text:not([aria-hidden])');

/** Brings a mark's name into sight: its pipe may be higher than the screen. */
const reveal = (mark: SVGAElement) => (nameOf(mark) ?? mark).scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** Where marks are met; those out of the frame that a map is cut by are left out. */
const spotsOf = (marks: readonly SVGAElement[]): Spot[] =>
	marks.flatMap((mark) => spotOf(mark, mark.closest('svg.chart')?.getBoundingClientRect() ?? null) ?? []);

/** Parts of a line's length at which it is looked for, its middle first. */
const PARTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];

/** The middle of a mark's name; of a line, that point of it nearest its middle that is in the frame. */
function spotOf(mark: SVGAElement, frame: DOMRect | null): Spot | null {
	const isIn = ({ x, y }: DOMPoint) =>
		frame === null || (x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom);
	const line = mark.querySelector<SVGPathElement>('path.hit');
	const text = nameOf(mark);
	if (line && !text) {
		const length = line.getTotalLength();
		const onScreen = line.getScreenCTM()!;
		const parts = length > 0 ? PARTS : [];
		const point = parts.map((part) => line.getPointAtLength(length * part).matrixTransform(onScreen)).find(isIn);
		return point ? { mark, x: point.x, y: point.y } : null;
	}
	const box = (text ?? mark).getBoundingClientRect();
	const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
	return isIn(middle) ? { mark, x: middle.x, y: middle.y } : null;
}
