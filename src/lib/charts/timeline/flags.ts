import { formatDate } from '#lib/view/format.ts';
import type { SelectedEvent } from '#lib/view/series.ts';
import { overlap, round, type Box, type Point } from '../frame.ts';
import { textWidth, type Font } from '../text.ts';
import { wordsAt, wrapped, type Words } from './words.ts';

/** An event told on the chart: a staff over its day, and beside it a number and words. */
export interface Flag {
	readonly event: SelectedEvent;
	/** Middle of the number's disc. */
	readonly at: Point;
	readonly lines: readonly Words[];
	/** Pixels across of its day. */
	readonly x: number;
	readonly box: Box;
}

/** Radius of the disc that holds an event's number. */
export const DISC = 8;
const LINE = 14;

/** Days that flags stand over. */
interface Ground {
	readonly x: (day: number) => number;
	/** Pixels that nothing may pass. */
	readonly left: number;
	readonly right: number;
	/** Height that the flags may take together. */
	readonly most: number;
	/** Width of a line of words at most, and how many of them. */
	readonly wide: number;
	readonly lines: number;
	/** Whether a date tells its year: where the axis is too coarse to. */
	readonly dated: boolean;
}

/** A flag on its staff, measured upwards from the ground. */
interface Raised {
	readonly event: SelectedEvent;
	readonly x: number;
	readonly foot: number;
	readonly height: number;
	readonly width: number;
	readonly lines: readonly string[];
	/** Whether it flies to the right of its staff or to the left. */
	readonly side: 'start' | 'end';
}

/**
 * Raises flags over their days, the latest first, each as low as it can stand clear of the others and of all staffs. Those
 * that find no place are handed back to be told elsewhere.
 */
export function placeFlags(
	events: readonly SelectedEvent[],
	name: string,
	font: Font,
	ground: Ground
): { flags: (top: number) => Flag[]; height: number; rest: SelectedEvent[] } {
	const placed: Raised[] = [];
	const rest: SelectedEvent[] = [];
	for (const [i, event] of [...events.entries()].reverse()) {
		const earlier = events.slice(0, i).map(({ day }) => ground.x(day));
		const best = wordings(event, name, font, ground)
			.flatMap((flag) => lowest(flag, placed, earlier, ground.most) ?? [])
			.sort((a, b) => costOf(a) - costOf(b))[0];
		if (best) placed.push(best);
		else rest.unshift(event);
	}
	const height = Math.max(0, ...placed.map(({ foot, height: own }) => foot + own));
	return { rest, height, flags: (top) => placed.toReversed().map((flag) => flagAt(flag, top + height, font)) };
}

/** How high a flag reaches; one that flies against the way that time is read is taken to reach higher. */
const costOf = ({ foot, height, side }: Raised) => foot + height + (side === 'end' ? AGAINST : 0);
const AGAINST = 60;

/** Room of the number's disc between a staff and the words. */
const INDENT = DISC * 2 + 5;

/** Every way that an event may be told: to the right of its staff and to the left, in longer lines and in shorter ones. */
function wordings(
	event: SelectedEvent,
	name: string,
	font: Font,
	{ x, left, right, wide, lines: most, dated }: Ground
): Raised[] {
	const at = x(event.day);
	const text = `${dayMonth(event.date, dated)}: ${ownWords(event.title, name)}`;
	return (['start', 'end'] as const).flatMap((side) => {
		const room = (side === 'start' ? right - at : at - left) - INDENT;
		return [1, 0.6].flatMap((part) => {
			const lines = wrapped(text, font, Math.min(room, wide * part), most);
			if (lines === null) return [];
			const width = INDENT + Math.max(...lines.map((line) => textWidth(line, font)));
			const height = Math.max(DISC * 2 + 1, lines.length * LINE + 2) + 3;
			return { event, x: at, foot: 0, height, width, lines, side };
		});
	});
}

const boxOf = ({ x, width, foot, height, side }: Raised): Box => ({
	x: side === 'start' ? x : x - width,
	y: foot,
	width,
	height
});
/** A staff stands on the ground and ends at its flag. */
const staffOf = ({ x, foot }: Pick<Raised, 'x' | 'foot'>): Box => ({ x: x - 0.4, y: -1, width: 0.8, height: foot + 2 });

/** The flag at the lowest height at which it is clear of the others, and of the days of earlier ones still to be raised. */
function lowest(flag: Raised, placed: readonly Raised[], earlier: readonly number[], most: number): Raised | null {
	const feet = [0, ...placed.map(({ foot, height }) => foot + height)].sort((a, b) => a - b);
	const toCome = earlier.map((x) => staffOf({ x, foot: most }));
	for (const foot of feet) {
		const raised = { ...flag, foot };
		const box = boxOf(raised);
		if (foot + flag.height > most) return null;
		const isClear =
			!toCome.some((staff) => overlap(box, staff)) &&
			placed.every(
				(other) =>
					!overlap(box, boxOf(other)) &&
					!overlap(box, staffOf(other)) &&
					(foot === 0 || !overlap(staffOf(raised), boxOf(other)))
			);
		if (isClear) return raised;
	}
	return null;
}

function flagAt(flag: Raised, ground: number, font: Font): Flag {
	const { event, x, lines, side } = flag;
	const { width, height, ...corner } = boxOf(flag);
	const top = ground - flag.foot - height;
	const way = side === 'start' ? 1 : -1;
	const first = top + DISC + font.size * 0.36 + 0.5;
	return {
		event,
		x: round(x),
		at: { x: round(x + way * (DISC + 1.5)), y: round(top + DISC + 0.5) },
		lines: lines.map((line, i) => wordsAt(line, { x: x + way * INDENT, y: first + i * LINE }, font, side)),
		box: { x: corner.x, y: top, width, height: height - 3 }
	};
}

/** "14 Jun", or "14 Jun 2022". */
const dayMonth = (date: string, dated: boolean) => {
	const [day = '', month = '', year = ''] = formatDate(date).split(' ');
	return `${day} ${month.slice(0, 3)}${dated ? ` ${year}` : ''}`;
};

/** A title over the panel of the route that it begins with need not say its name again. */
function ownWords(title: string, name: string): string {
	const rest = title.startsWith(`${name} `) ? title.slice(name.length + 1) : title;
	return rest === title ? title : rest.charAt(0).toUpperCase() + rest.slice(1);
}
