import type { At } from '#lib/view/view.ts';
import type { Frame, Point } from '../frame.ts';
import { panned, zoomed } from './viewport.ts';

interface Options {
	/** Where the map is looked at from, as committed. */
	readonly at: () => At | null;
	readonly frame: () => Frame;
	/** During a gesture, at most once a frame of the screen. */
	readonly onmove: (at: At) => void;
	/** At its end; `null`: the fitted map. */
	readonly oncommit: (at: At | null) => void;
	/** A gesture that belongs to the page was made: what to do instead. */
	readonly onhint: (gesture: 'wheel' | 'touch') => void;
}

export interface Zoom {
	/** An attachment for the element that holds the map. */
	readonly attach: (element: SVGElement | HTMLElement) => () => void;
	readonly zoomBy: (factor: number) => void;
	/** Pixels of the frame, to the right and down. */
	readonly panBy: (dx: number, dy: number) => void;
	readonly reset: () => void;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};
/** Pixels of a step of an arrow key, and of a move that is no longer a click. */
const STEP = 80;
const SLACK = 4;
/** Milliseconds after the last turn of a wheel when its gesture has ended. */
const REST = 250;

/**
 * Zooms and pans: drag, double click, two fingers, keys, and the wheel with Ctrl or when the map has the focus. A bare wheel
 * and a single finger go on scrolling the page, for a map must not be a trap. Written by hand, for d3-zoom would bring
 * d3-transition, d3-drag and a state of its own beside the view.
 */
export function createZoom({ at, frame, onmove, oncommit, onhint }: Options): Zoom {
	let live: At | null = null;
	let painting = 0;
	let resting: ReturnType<typeof setTimeout> | undefined;
	const now = () => live ?? at();

	function move(next: At) {
		live = next;
		painting ||= requestAnimationFrame(() => {
			painting = 0;
			if (live) onmove(live);
		});
	}
	function end() {
		clearTimeout(resting);
		cancelAnimationFrame(painting);
		painting = 0;
		if (live) oncommit(live);
		live = null;
	}
	const zoomBy = (factor: number) => oncommit(zoomed(now(), frame(), factor));
	const panBy = (dx: number, dy: number) => oncommit(panned(now(), frame(), dx, dy));
	const reset = () => oncommit(null);

	function attach(element: SVGElement | HTMLElement): () => void {
		const fingers = new Map<number, Point>();
		let dragged = false;
		let start: Point | null = null;

		const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
			const { left, top, width } = element.getBoundingClientRect();
			const scale = width === 0 ? 1 : frame().width / width;
			return { x: (clientX - left) * scale, y: (clientY - top) * scale };
		};

		function onwheel(event: WheelEvent) {
			if (!event.ctrlKey && !event.metaKey && !element.contains(document.activeElement)) {
				onhint('wheel');
				return;
			}
			event.preventDefault();
			// A line is about 16 pixels; a pinch on a touch pad comes as a wheel of small steps with Ctrl.
			const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
			move(zoomed(now(), frame(), 2 ** (-pixels * (event.ctrlKey ? 0.01 : 0.003)), pointOf(event)));
			clearTimeout(resting);
			resting = setTimeout(end, REST);
		}
		function onpointerdown(event: PointerEvent) {
			if (event.pointerType === 'mouse' && event.button !== 0) return;
			fingers.set(event.pointerId, pointOf(event));
			dragged = false;
			start = pointOf(event);
		}
		function onpointermove(event: PointerEvent) {
			const before = fingers.get(event.pointerId);
			if (!before) return;
			const after = pointOf(event);
			const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
			const other = others[0];
			if (event.pointerType === 'touch' && !other) {
				if (start && Math.abs(after.x - start.x) > SLACK * 4) onhint('touch');
			} else if (other) {
				const [was, is] = [distance(before, other), distance(after, other)];
				const middle = { x: (after.x + other.x) / 2, y: (after.y + other.y) / 2 };
				const shifted = panned(now(), frame(), (before.x - after.x) / 2, (before.y - after.y) / 2);
				dragged = true;
				move(was > 0 ? zoomed(shifted, frame(), is / was, middle) : shifted);
			} else if (dragged || (start && distance(after, start) > SLACK)) {
				if (!dragged) element.setPointerCapture(event.pointerId);
				dragged = true;
				move(panned(now(), frame(), before.x - after.x, before.y - after.y));
			} else return;
			fingers.set(event.pointerId, after);
		}
		function onpointerup(event: PointerEvent) {
			if (fingers.delete(event.pointerId) && fingers.size === 0) end();
		}
		/** The end of a drag is no click on the pipe that it ends on. */
		function onclick(event: MouseEvent) {
			if (!dragged) return;
			event.preventDefault();
			event.stopPropagation();
			dragged = false;
		}
		function ondblclick(event: MouseEvent) {
			event.preventDefault();
			oncommit(zoomed(now(), frame(), event.shiftKey ? 0.5 : 2, pointOf(event)));
		}
		function onkeydown(event: KeyboardEvent) {
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			const arrow = event.shiftKey || event.target === element ? arrows[event.key] : undefined;
			if (arrow) panBy(arrow[0] * STEP, arrow[1] * STEP);
			else if (event.key === '+' || event.key === '=') zoomBy(2);
			else if (event.key === '-') zoomBy(0.5);
			else if (event.key === '0') reset();
			else return;
			event.preventDefault();
		}
		/** A link is dragged by the browser otherwise. */
		const ondragstart = (event: Event) => event.preventDefault();

		const listeners: readonly (readonly [string, (event: never) => void, AddEventListenerOptions?])[] = [
			['wheel', onwheel, { passive: false }],
			['pointerdown', onpointerdown],
			['pointermove', onpointermove],
			['pointerup', onpointerup],
			['pointercancel', onpointerup],
			['click', onclick, { capture: true }],
			['dblclick', ondblclick],
			['keydown', onkeydown],
			['dragstart', ondragstart]
		];
		for (const [name, listener, options] of listeners)
			element.addEventListener(name, listener as EventListener, options);
		element.style.touchAction = 'pan-y';
		return () => {
			end();
			for (const [name, listener, options] of listeners)
				element.removeEventListener(name, listener as EventListener, options);
		};
	}
	return { attach, zoomBy, panBy, reset };
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
