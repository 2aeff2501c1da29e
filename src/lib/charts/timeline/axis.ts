import { months as names } from '#lib/view/format.ts';
import type { SeriesSelection } from '#lib/view/series.ts';
import { dayOf, type Days } from '#lib/view/time.ts';
import { round } from '../frame.ts';
import { textWidth, type Font } from '../text.ts';
import { wordsAt, type Words } from './words.ts';

/** Days and volumes in pixels: the one scale of all panels. */
export interface Scale {
	readonly left: number;
	readonly right: number;
	readonly days: Days;
	/** Pixels for one unit a year. */
	readonly perUnit: number;
	readonly x: (day: number) => number;
}

export function scaleOf(days: Days, left: number, right: number, perUnit: number): Scale {
	const perDay = (right - left) / (days.to - days.from);
	return { left, right, days, perUnit, x: (day) => left + (day - days.from) * perDay };
}

export interface Axis {
	/** Where years begin, and at last the end of the span. */
	readonly years: readonly number[];
	/** Where months begin, other than years; none where they would stand too close. */
	readonly months: readonly number[];
	/** Years, and over them months where they have room; at the top of the chart and again at its foot. */
	readonly top: readonly Words[];
	readonly foot: readonly Words[];
	/** Pixels that the labels take, at the top and at the foot. */
	readonly height: number;
}

/** Up to so many years months are named. */
const MONTHS = 3;
const LINE = 16;

export function axisOf({ span, days }: SeriesSelection, scale: Scale, font: Font, footAt: number): Axis {
	const [first, last] = span;
	const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
	const byMonth = last - first < MONTHS;
	const width = scale.x(dayOf(String(first + 1))) - scale.left;
	const short = width < textWidth('2022', font) + 6;
	const every = short ? Math.max(1, Math.ceil((textWidth('’22', font) + 5) / width)) : 1;
	const yearWords = (y: number) =>
		years
			.filter((year) => (year - first) % every === 0)
			.map((year) => {
				const middle = (scale.x(dayOf(String(year))) + scale.x(dayOf(String(year + 1)))) / 2;
				return wordsAt(short ? `’${String(year).slice(2)}` : String(year), { x: middle, y }, font, 'middle');
			});
	const starts = byMonth
		? years.flatMap((year) =>
				names.map((name, i) => ({ name, i, day: dayOf(`${year}-${String(i + 1).padStart(2, '0')}-01`) }))
			)
		: [];
	const monthFont = { ...font, weight: 'regular' as const };
	const monthly = width / 12;
	const widest = textWidth('May', monthFont) + 4;
	const step = monthly >= widest ? 1 : monthly * 3 >= widest ? 3 : 6;
	const monthWords = (y: number) =>
		starts
			.filter(({ i }) => i % step === 0)
			.map(({ name, day }) =>
				step === 1
					? wordsAt(name.slice(0, 3), { x: scale.x(day + 15), y }, monthFont, 'middle')
					: wordsAt(name.slice(0, 3), { x: scale.x(day) + 1, y }, monthFont)
			);
	const height = byMonth ? LINE * 2 : LINE;
	return {
		years: [...years.map((year) => scale.x(dayOf(String(year)))), scale.x(days.to)].map(round),
		months: starts.filter(({ i }) => i > 0).map(({ day }) => round(scale.x(day))),
		top: [...yearWords(LINE - 4), ...monthWords(LINE * 2 - 4)],
		foot: [...monthWords(footAt + LINE - 3), ...yearWords(footAt + height - 3)],
		height
	};
}

/** Volumes to draw a hairline at: round ones, as many as stand clear of each other. */
export function gridOf(most: number, perUnit: number, apart: number): number[] {
	const rough = apart / perUnit;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
	const lines: number[] = [];
	for (let i = 1; i * step <= most && i < 50; i++) lines.push(Number((i * step).toPrecision(6)));
	return lines;
}
