import { unitName } from '#lib/facts/unit.ts';
import { formatNumber } from '#lib/view/format.ts';
import type { SeriesSelection } from '#lib/view/series.ts';
import { round, type Box, type Frame } from '../frame.ts';
import type { Font } from '../text.ts';
import { axisOf, gridOf, scaleOf, type Axis, type Scale } from './axis.ts';
import { placeFlags, type Flag } from './flags.ts';
import { placeMarks, type Mark } from './marks.ts';
import type { Drawing } from './panel.ts';
import { plansOf, type Plan } from './plan.ts';
import { firstThatFits, wordsAt, type Words } from './words.ts';

/** One of the small multiples: a route, a market's routes stacked, or what happened to no one route. */
export interface Panel extends Pick<Plan, 'id' | 'key' | 'region' | 'members'> {
	readonly name: Words;
	readonly figures: Words | null;
	/** From its label to the end of its marks. */
	readonly block: Box;
	/** The box of its scale; its foot is the axis. */
	readonly plot: Box;
	readonly grid: readonly { readonly y: number; readonly words: Words }[];
	readonly drawing: Drawing | null;
	readonly flags: readonly Flag[];
	readonly marks: readonly Mark[];
}

export interface TimelineGeometry {
	readonly form: Frame['form'];
	readonly width: number;
	readonly height: number;
	/** Pixels for one bcm a year, the same in all panels. */
	readonly pixels: number;
	readonly scale: Scale;
	readonly axis: Axis;
	readonly unit: Words;
	readonly panels: readonly Panel[];
}

/** Pixels by form: of all plots together, of the highest, of the margins, of a flag's line; lines of a flag; pixels between hairlines. */
const room = {
	narrow: { all: 640, one: 190, right: 30, size: 12, flag: 240, lines: 5, apart: 24 },
	medium: { all: 800, one: 240, right: 34, size: 13, flag: 420, lines: 3, apart: 26 },
	wide: { all: 900, one: 280, right: 38, size: 13, flag: 560, lines: 3, apart: 28 }
} as const;
const LEFT = 10;
/** Least height of a plot, so that one with a thin flow still can be met. */
const LEAST = 18;
const LABEL = 20;
const GAP = 12;
/** Above so many panels, and so many years, events are numbers only; on a narrow screen either is enough. */
const FEW = 3;
const YEARS = 4;
const FLAG: Font = { size: 12, weight: 'regular' };
const NUMBER: Font = { size: 12, weight: 'semibold' };
/** Height that the flags of one panel may take, pixels; in a picture, a part of its height too. */
const FLAGS = { few: 420, many: 160, share: 0.2 } as const;
/** Pixels for one unit at which no plot is higher than the least. */
const TINY = 1e-9;

/** Lays the panels out one under another on one axis of days and one scale of volumes. */
export function layoutTimeline(selection: SeriesSelection, frame: Frame): TimelineGeometry {
	const plans = plansOf(selection);
	const mosts = plans.map(({ most }) => most);
	const most = Math.max(...mosts, 0);
	const { all, one } = room[frame.form];
	if (most === 0) return lay(selection, plans, frame, 1);
	const sum = mosts.reduce((total, value) => total + value, 0);
	const roomy = Math.min(one / most, all / sum);
	if (frame.height === undefined) return lay(selection, plans, frame, roomy);
	const bare = lay(selection, plans, frame, TINY).height;
	return lay(selection, plans, frame, Math.max(TINY, Math.min(roomy * 2, perUnitIn(frame.height - bare, plans))));
}

/** Pixels for one unit at which plots take so much more than the least that they may take. */
function perUnitIn(more: number, plans: readonly Plan[]): number {
	const taken = (perUnit: number) =>
		plans.reduce((sum, { draw, most }) => sum + (draw === null ? 0 : Math.max(0, most * perUnit - LEAST)), 0);
	let [low, high] = [0, 1];
	while (taken(high) < more && high < 1e6) high *= 2;
	for (let i = 0; i < 40; i++) {
		const middle = (low + high) / 2;
		if (taken(middle) > more) high = middle;
		else low = middle;
	}
	return low;
}

function lay(
	selection: SeriesSelection,
	plans: readonly Plan[],
	{ form, width, height: limit }: Frame,
	perUnit: number
): TimelineGeometry {
	const { right, size, apart } = room[form];
	const scale = scaleOf(selection.days, LEFT, width - right, perUnit);
	const font: Font = { size, weight: 'semibold' };
	const small: Font = { size: 12, weight: 'regular' };

	let y = axisOf(selection, scale, { ...small, weight: 'semibold' }, 0).height + 8;
	const unit = wordsAt(
		`${unitName[selection.unit]}${isDaily(selection) ? '' : ' a year'}`,
		{ x: width - 2, y: y + 14 },
		small,
		'end'
	);
	const panels = plans.map((plan, i): Panel => {
		const labelRoom = width - LEFT - (i === 0 ? unit.box.width + 14 : 4);
		const name = wordsAt(firstThatFits([plan.name], font, labelRoom), { x: LEFT, y: y + 14 }, font);
		const beside = labelRoom - name.box.width - 8;
		const figures = firstThatFits(plan.figures, { size, weight: 'regular' }, beside);
		const {
			height: flagged,
			flags,
			rest
		} = flagsOf(plan, plans.length, selection, scale, { form, width, height: limit });
		const plotTop = y + LABEL + flagged + (flagged > 0 ? 2 : 0);
		const height = plan.draw === null ? 4 : Math.max(LEAST, plan.most * perUnit) + plan.above;
		const baseline = round(plotTop + height);
		const { marks, height: marked } = placeMarks(rest, plan.claims, NUMBER, {
			x: scale.x,
			left: 0,
			right: width,
			top: baseline
		});
		const foot = baseline + marked;
		const drawn = once(() => plan.draw?.(scale, baseline) ?? null);
		const panel: Panel = {
			id: plan.id,
			key: plan.key,
			region: plan.region,
			members: plan.members,
			name,
			figures:
				figures === ''
					? null
					: wordsAt(figures, { x: name.box.x + name.box.width + 8, y: y + 14 }, { size, weight: 'regular' }),
			block: { x: 0, y, width, height: foot - y },
			plot: { x: LEFT, y: plotTop, width: scale.right - LEFT, height: baseline - plotTop },
			grid: gridOf(plan.draw === null ? 0 : plan.most, perUnit, apart).map((value) => {
				const at = round(baseline - value * perUnit);
				return { y: at, words: wordsAt(formatNumber(value), { x: scale.right + 4, y: at + 4 }, small) };
			}),
			get drawing() {
				return drawn();
			},
			flags: flags(y + LABEL),
			marks
		};
		y = foot + GAP;
		return panel;
	});
	if (panels.length === 0) y += LABEL + GAP;
	const axis = axisOf(selection, scale, { ...small, weight: 'semibold' }, y);
	return {
		form,
		width,
		height: Math.ceil(y + axis.height + 4),
		pixels: perUnit * selection.perBcm,
		scale,
		axis,
		unit,
		panels
	};
}

/** Made when it is first asked for: who wants to know a height needs no drawing. */
function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}

const isDaily = ({ unit }: SeriesSelection) => unit === 'gwhd' || unit === 'bcfd';

function flagsOf(plan: Plan, count: number, { span }: SeriesSelection, { x }: Scale, { form, width, height }: Frame) {
	const few = count <= FEW;
	const told = few || (form !== 'narrow' && span[1] - span[0] < YEARS);
	return placeFlags(plan.events, plan.name, FLAG, {
		x,
		left: 2,
		right: width - 2,
		most: told ? Math.min(few ? FLAGS.few : FLAGS.many, (height ?? Infinity) * FLAGS.share) : 0,
		wide: room[form].flag,
		lines: room[form].lines,
		dated: span[1] - span[0] >= YEARS
	});
}
