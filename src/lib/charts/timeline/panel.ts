import type { Region } from '#lib/facts/schema.ts';
import type { RouteSeries } from '#lib/view/series.ts';
import type { Promised, Step } from '#lib/view/steps.ts';
import type { Days } from '#lib/view/time.ts';
import { round, type Box } from '../frame.ts';
import { textWidth, type Font } from '../text.ts';
import type { Scale } from './axis.ts';
import { barOf, boxOf } from './bar.ts';
import { isPlanned, outlinesOf, type Outline } from './outline.ts';
import { areaOf, headsOf, touching } from './path.ts';
import { wordsAt, type Words } from './words.ts';

/** A step's bar, as high as its rate; the hooks of tests and style sheets hang on it. */
export interface LaidStep {
	readonly route: string;
	readonly name: string;
	readonly step: Step;
	readonly box: Box;
}

/** An area of flow. `fine`: by month; else a year's mean. */
export interface Area {
	readonly region: Region;
	readonly fine: boolean;
	readonly path: string;
	/** The area's upper edge. */
	readonly edge: string;
	readonly bright: boolean;
}

/** What is drawn within a panel's plot. */
export interface Drawing {
	readonly steps: readonly LaidStep[];
	readonly areas: readonly Area[];
	/** Between the lowest and the highest count, where sources differ by more than a fraction of a pixel. */
	readonly ranges: readonly Box[];
	/** Days known to be without flow: a line along the axis, and a 0 where there is room. */
	readonly zeros: readonly { readonly path: string; readonly words: Words | null }[];
	/** Days of which nothing is known, and a `?` where there is room. */
	readonly gaps: readonly { readonly path: string; readonly words: Words | null }[];
	readonly outlines: readonly Outline[];
	/** `over`: a contract on a flow that fills it, a plan where the dots of its pipe are drawn already. */
	readonly promises: readonly { readonly promised: Promised; readonly box: Box; readonly over: boolean }[];
	/** Names of layers, where they are stacked, and how many more there are of unknown flow. */
	readonly layers: readonly Words[];
}

const DIGIT: Font = { size: 12, weight: 'semibold' };

/** A route's drawing over a baseline. */
export function drawRoute(series: RouteSeries, scale: Scale, baseline: number): Drawing {
	const { steps, region } = series;
	const bars = steps.flatMap((step) =>
		step.pieces.map((piece) => ({ ...barOf(piece, step.rate, scale, baseline), step }))
	);
	const kinds = [true, false].flatMap((fine) =>
		touching(bars.filter(({ step }) => (step.kind === 'month') === fine && step.rate > 0)).map((group) => ({
			fine,
			group
		}))
	);
	return {
		steps: bars.map(({ step, ...bar }) => ({ route: series.id, name: series.name, step, box: boxOf(bar) })),
		areas: kinds.map(({ fine, group }) => ({
			region,
			fine,
			path: areaOf(group),
			edge: headsOf(group),
			bright: true
		})),
		ranges: bars
			.filter(({ step }) => (step.high - step.low) * scale.perUnit > 0.5)
			.map(({ step, x0, x1 }) =>
				boxOf({ x0, x1, foot: baseline - step.low * scale.perUnit, head: baseline - step.high * scale.perUnit })
			),
		zeros: touching(bars.filter(({ step }) => step.rate === 0)).map((group) => {
			const [x0, x1] = [group[0]!.x0, group.at(-1)!.x1];
			return { path: `M${round(x0)},${baseline}H${round(x1)}`, words: wordIn('0', x0, x1, baseline - 5) };
		}),
		gaps: gapsAt(series.gaps, scale, baseline),
		outlines: outlinesOf(series.standings, scale, baseline),
		promises: series.promised.map((promised) => promiseAt(promised, series, scale, baseline)),
		layers: []
	};
}

export const gapsAt = (gaps: readonly Days[], { x }: Scale, baseline: number): Drawing['gaps'] =>
	gaps.map(({ from, to }) => ({
		path: `M${round(x(from))},${baseline}H${round(x(to))}`,
		words: wordIn('?', x(from), x(to), baseline - 5)
	}));

const wordIn = (text: string, x0: number, x1: number, y: number): Words | null =>
	x1 - x0 < textWidth(text, DIGIT) + 2 ? null : wordsAt(text, { x: (x0 + x1) / 2, y }, DIGIT, 'middle');

function promiseAt(
	promised: Promised,
	{ steps, standings }: RouteSeries,
	scale: Scale,
	baseline: number
): Drawing['promises'][number] {
	const { kind, days, value, year } = promised;
	const isFilled = steps.some((step) => step.kind === 'year' && step.period === String(year) && step.rate >= value);
	const isDotted = standings.some(
		({ years: [first, last], status, volume }) =>
			first <= year && year <= last && isPlanned(status) && (volume ?? 0) >= value
	);
	return {
		promised,
		box: boxOf(barOf(days, value, scale, baseline)),
		over: kind === 'contract' ? isFilled : isDotted
	};
}
