import { bisectLeft } from 'd3';
import type { RouteSeries, SeriesSelection } from '#lib/view/series.ts';
import type { Step } from '#lib/view/steps.ts';
import { daysOfMonth, shared, type Days } from '#lib/view/time.ts';
import { textWidth, type Font } from '../text.ts';
import type { Scale } from './axis.ts';
import { barOf, boxOf } from './bar.ts';
import { gapsAt, type Drawing } from './panel.ts';
import { areaOf, headsOf, touching, type Bar } from './path.ts';
import { wordsAt, type Words } from './words.ts';

/** A month of a span, with the step of each route that covers it; `null`: unknown, or not in use. */
interface Slice {
	readonly days: Days;
	readonly steps: readonly (Step | null)[];
	/** Routes in use of which nothing is known. */
	readonly unknown: number;
}

const NAME: Font = { size: 12, weight: 'semibold' };

function slicesOf(series: readonly RouteSeries[], { span: [first, last] }: Pick<SeriesSelection, 'span'>): Slice[] {
	const months = Array.from({ length: (last - first + 1) * 12 }, (_, i) =>
		daysOfMonth(`${first + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`)
	);
	const known = series.map(({ steps }) => stepsIn(months, steps));
	return months.map((days, at) => {
		const isGap = ({ gaps }: RouteSeries) => gaps.some((gap) => shared(gap, days) !== null);
		const steps = known.map((one) => one[at] ?? null);
		return { days, steps, unknown: series.filter((one, i) => steps[i] === null && isGap(one)).length };
	});
}

/** The step that covers all of each month, if one does: days of one are no other's. */
function stepsIn(months: readonly Days[], steps: readonly Step[]): (Step | null)[] {
	const found = months.map((): Step | null => null);
	const starts = months.map(({ from }) => from);
	for (const step of steps)
		for (const { from, to } of step.pieces)
			for (let at = bisectLeft(starts, from); (months[at]?.to ?? Infinity) <= to; at++) found[at] = step;
	return found;
}

/** The highest that a stack reaches, a year in the view's unit. */
export const stackedMost = (series: readonly RouteSeries[], selection: SeriesSelection): number =>
	Math.max(
		0,
		...slicesOf(series, selection).map(({ steps }) => steps.reduce((sum, step) => sum + (step?.rate ?? 0), 0))
	);

/** Routes to one market on top of each other, the first lowest. What is unknown adds nothing, and the edge is broken there. */
export function drawStack(
	series: readonly RouteSeries[],
	selection: SeriesSelection,
	scale: Scale,
	baseline: number
): Drawing {
	const slices = slicesOf(series, selection);
	const feet = slices.map(() => baseline);
	const layers = series.map((one, i) => {
		const bars = slices.flatMap(({ days, steps }, at) => {
			const step = steps[i] ?? null;
			if (!step) return [];
			const bar = { ...barOf(days, step.rate, scale, feet[at]!), step };
			feet[at] = bar.head;
			return step.rate > 0 ? [bar] : [];
		});
		return { one, bars };
	});
	return {
		steps: layers.flatMap(({ one, bars }) =>
			bars.map(({ step, ...bar }) => ({ route: one.id, name: one.name, step, box: boxOf(bar) }))
		),
		areas: layers.flatMap(({ one, bars }) =>
			[true, false].flatMap((fine) =>
				touching(bars.filter(({ step }) => (step.kind === 'month') === fine)).map((group) => ({
					region: one.region,
					fine,
					path: areaOf(group),
					edge: headsOf(group),
					bright: true
				}))
			)
		),
		ranges: [],
		zeros: [],
		gaps: gapsAt(
			slices
				.filter(({ steps }) => steps.every((step) => step === null))
				.reduce<Days[]>((all, { days }) => joined(all, days), []),
			scale,
			baseline
		),
		outlines: [],
		promises: [],
		layers: [
			...layers.flatMap(({ one, bars }) => layerWords(one.name, bars) ?? []),
			...unknownWords(slices, feet, scale)
		]
	};
}

/** Height over a stack for what is said of it. */
export const HEADROOM = 18;

/** Over a stretch of a stack with as many routes of unknown flow: "+ 3 ?". */
function unknownWords(slices: readonly Slice[], heads: readonly number[], { x }: Scale): Words[] {
	const told: Words[] = [];
	for (let from = 0, to = 1; from < slices.length; from = to, to++) {
		const { unknown, days, steps } = slices[from]!;
		while (slices[to]?.unknown === unknown) to++;
		const [x0, x1] = [x(days.from), x(slices[to - 1]!.days.to)];
		const text = `+ ${unknown} ?`;
		if (unknown === 0 || steps.every((step) => step === null) || x1 - x0 < textWidth(text, NAME) + 6) continue;
		told.push(wordsAt(text, { x: (x0 + x1) / 2, y: Math.min(...heads.slice(from, to)) - 5 }, NAME, 'middle'));
	}
	return told;
}

const joined = (all: Days[], days: Days): Days[] =>
	all.at(-1)?.to === days.from ? [...all.slice(0, -1), { from: all.at(-1)!.from, to: days.to }] : [...all, days];

/** A layer's name where it is thick enough to hold it level: at the widest such place. */
function layerWords(name: string, bars: readonly Bar[]): Words | null {
	const width = textWidth(name, NAME) + 8;
	let best: { x: number; y: number; room: number } | null = null;
	for (const group of touching(bars))
		for (let i = 0; i < group.length; i++) {
			let [highest, lowest] = [-Infinity, Infinity];
			for (let j = i; j < group.length; j++) {
				highest = Math.max(highest, group[j]!.head);
				lowest = Math.min(lowest, group[j]!.foot);
				const room = lowest - highest;
				if (room < 15) break;
				const [x0, x1] = [group[i]!.x0, group[j]!.x1];
				if (x1 - x0 < width) continue;
				if (best === null || room > best.room) best = { x: (x0 + x1) / 2, y: (highest + lowest) / 2 + 4, room };
				break;
			}
		}
	return best === null ? null : wordsAt(name, best, NAME, 'middle');
}
