import type { Place } from '#lib/facts/network.ts';
import { placeFigures, routeFigures } from '#lib/view/label.ts';
import type { SelectedPlace, Selection } from '#lib/view/select.ts';
import type { Form, Point } from '../frame.ts';
import { textWidth } from '../text.ts';
import type { Anchor, Wish, Words } from './labels.ts';
import type { LaidDot, LaidRoute } from './layout.ts';
import { stationAt } from './line.ts';

const SIZE = { narrow: 12, medium: 12, wide: 13 } as const;
/** A route's figures take no more room across than this. */
const LINE = { narrow: 130, medium: 170, wide: 190 } as const;
/** Places along a line where its label may stand, as parts of its length. */
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9] as const;
/** From where on a line, and over how many pixels, a leader goes to a label that has no room beside its pipe. */
const FROM = [0.5, 0.3, 0.7] as const;
const OFF = [20, 40, 64, 92, 124];
/** How much worse a leader is for each pixel of its length. */
const FAR = { narrow: 0.7, medium: 0.5, wide: 0.4 } as const;
const COMPASS: readonly Point[] = [0, 45, 315, 180, 135, 225, 90, 270].map((degrees) => ({
	x: Math.cos((degrees * Math.PI) / 180),
	y: Math.sin((degrees * Math.PI) / 180)
}));

/**
 * The label of a route: its name over its figures, beside the pipe or, where that is crowded, off it with a leader. `easy` is the
 * same wish where it is met with figures, with no leader and little covered: such labels come before those with leaders.
 */
export function routeWishes(laid: LaidRoute, selection: Selection, form: Form): { easy: Wish; whole: Wish } {
	const { route } = laid;
	const name: Words = { text: route.name, size: SIZE[form], weight: 'semibold' };
	const figures = routeFigures(route, selection);
	const fitting = figures.filter((text) => textWidth(text, { size: 12, weight: 'regular' }) <= LINE[form]);
	const line = (text: string): Words => ({ text, size: 12, weight: 'regular' });
	const [full, short] = [fitting[0] ?? '', fitting.at(-1) ?? ''];
	const wordings = [[name, line(full)], [name, line(short)], [{ ...name, text: `${name.text}: ${short}` }]];
	const focused = selection.focused && route.bright;
	let found: Anchor[] | null = null;
	const besides = () => (found ??= byCost(besideOf(laid)));
	const whole: Wish = {
		id: route.id,
		kind: 'route',
		bright: route.bright,
		wordings: focused ? wordings : [...wordings, [name]],
		anchors: () => [...besides(), ...ledOf(laid, form)],
		patience: focused ? [120, 1e6] : [100, 200]
	};
	const easy: Wish = {
		...whole,
		wordings: whole.wordings.slice(0, -1),
		anchors: besides,
		patience: [30, 30]
	};
	return { easy, whole };
}

const byCost = (anchors: Anchor[]) => anchors.sort((a, b) => a.cost - b.cost);
const longestOf = ({ stretches }: LaidRoute) => [...stretches].sort((a, b) => b.length - a.length).slice(0, 3);

/** On both sides of the pipe. */
const besideOf = (laid: LaidRoute): Anchor[] =>
	longestOf(laid).flatMap(({ points, length }, nth) =>
		ALONG.flatMap((part, i): Anchor[] => {
			const { at, along } = stationAt(points, length * part);
			return [1, -1].map((side) => {
				const out = { x: along.y * side, y: -along.x * side };
				// Near the middle of the longest stretch rather than elsewhere, above rather than below.
				const cost = nth * 8 + i * 2 + (out.y > 0 ? 2 : 0);
				return { at, out, away: laid.half + 4, led: false, clear: 0, cost };
			});
		})
	);

/** The ways off a line, the nearest first: from which of `FROM`, in which direction, and how far. */
const leadsOf = (form: Form) =>
	FROM.flatMap((part, i) =>
		COMPASS.flatMap((out) => OFF.map((off) => ({ part, out, off, cost: 30 + i * 2 + off * FAR[form] })))
	).sort((a, b) => a.cost - b.cost);
const LEADS = { narrow: leadsOf('narrow'), medium: leadsOf('medium'), wide: leadsOf('wide') } as const;

/** Off the longest stretch, with a leader; the best first, and each worse than all beside the pipe. */
function ledOf(laid: LaidRoute, form: Form): Anchor[] {
	const [longest] = longestOf(laid);
	if (!longest) return [];
	const starts = new Map(FROM.map((part) => [part, stationAt(longest.points, longest.length * part).at]));
	return LEADS[form].map(({ part, out, off, cost }) => {
		const at = starts.get(part)!;
		return { at, out, away: laid.half + off, led: true, clear: laid.half + 5, cost };
	});
}

const around = (at: Point, away: number): Anchor[] =>
	COMPASS.map((out, i) => ({ at, out, away, led: false, clear: 0, cost: i * 2 }));
/** On the point, or so little off that the label still lies on its land. */
const on = (at: Point, most: number): Anchor[] => [
	{ at, out: null, away: 0, led: false, clear: 0, cost: 0 },
	...[most / 2, most].flatMap((off) =>
		COMPASS.map(({ x, y }): Anchor => {
			const moved = { x: at.x + x * off * 1.5, y: at.y + y * off };
			return { at: moved, out: null, away: 0, led: false, clear: 0, cost: off };
		})
	)
];
/** Pixels that the label of a land may be off its middle. */
const LEEWAY = { narrow: 20, medium: 24, wide: 30 } as const;

/** The label of a market or basin, which stands in its midst or, where that is crowded, somewhat off. */
export function nodeWish(node: SelectedPlace, at: Point, selection: Selection, form: Form): Wish {
	const figures = placeFigures(node, selection).map((text): Words => ({ text, size: 12, weight: 'regular' }));
	const name: Words = { text: node.place.name, size: form === 'narrow' ? 12 : 14, weight: 'semibold' };
	return {
		id: node.place.id,
		kind: node.side === 'market' ? 'market' : 'basin',
		bright: node.bright,
		wordings: [[name, ...figures], [name]],
		anchors: () => on(at, LEEWAY[form]),
		// A market with a hue explains the hue, so it is named even over pipes.
		patience: [40, node.region === null || node.region === 'other' ? 50 : 250]
	};
}

/** The name of a landfall, border or terminal where a drawn route ends. */
export const dotWish = ({ place, at, bright }: LaidDot): Wish => ({
	id: place.id,
	kind: 'place',
	bright,
	wordings: [[{ text: place.name, size: 12, weight: 'regular' }]],
	anchors: () => around(at, 5),
	patience: [20, 20]
});

/** The name of a country, so that a reader knows the land. */
export const countryWish = (place: Place, at: Point): Wish => ({
	id: place.id,
	kind: 'country',
	bright: false,
	wordings: [[{ text: place.name, size: 12, weight: 'regular' }]],
	anchors: () => on(at, 14),
	patience: [14, 14]
});
