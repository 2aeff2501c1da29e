import type { SelectedEvent, SeriesSelection } from '#lib/view/series.ts';
import { round, type Box, type Point } from '../frame.ts';
import { pack } from '../pack.ts';
import { textWidth, type Font } from '../text.ts';
import { DISC } from './flags.ts';
import { wordsAt, type Words } from './words.ts';

type Claim = SeriesSelection['claims'][number];

/** An event of which the chart shows the number alone. */
export interface Disc {
	readonly kind: 'event';
	readonly event: SelectedEvent;
	readonly at: Point;
	/** Pixels across of its day on the axis above. */
	readonly x: number;
	readonly box: Box;
}

/** Claims of one day, at a diamond. */
export interface Pin {
	readonly kind: 'claims';
	readonly claims: readonly Claim[];
	readonly at: Point;
	readonly x: number;
	readonly words: Words;
	readonly box: Box;
}

export type Mark = Disc | Pin;

/** Height of a row of marks. */
const ROW = 22;
/** From the middle of a diamond to its corners. */
export const DIAMOND = 6;

/** Claims numbered one by one at a diamond; of more it tells the count. */
const MOST_NUMBERS = 3;

/** What stands at a mark, before it is placed. */
interface Thing {
	readonly day: number;
	readonly event: SelectedEvent | null;
	readonly claims: readonly Claim[];
	readonly text: string;
	readonly width: number;
}

/** Pixels between two marks. */
const APART = 3;

/**
 * Marks under an axis, in order of time, apart, each as near to its day as that allows: in one row where one holds them,
 * else in as many as it takes, in turn.
 */
export function placeMarks(
	events: readonly SelectedEvent[],
	claims: readonly Claim[],
	font: Font,
	ground: { x: (day: number) => number; left: number; right: number; top: number }
): { marks: Mark[]; height: number } {
	const things = thingsOf(events, claims, font);
	const sum = things.reduce((total, { width }) => total + width + APART, 0);
	// Marks of one row come from all over it, so a row may be a little fuller than its fair part.
	const count = sum <= ground.right - ground.left ? 1 : Math.ceil((sum * 1.15) / (ground.right - ground.left));
	const rows = Array.from({ length: things.length === 0 ? 0 : count }, (_, row) =>
		placeRow(
			things.filter((_, i) => i % count === row),
			font,
			{ ...ground, top: ground.top + row * ROW }
		)
	);
	return { marks: rows.flat(), height: rows.length * ROW };
}

function thingsOf(events: readonly SelectedEvent[], claims: readonly Claim[], font: Font): Thing[] {
	const days = [...new Set(claims.map(({ day }) => day))];
	return [
		...events.map((event) => ({ day: event.day, event, claims: [], text: '', width: DISC * 2 })),
		...days.map((day) => {
			const own = claims.filter((claim) => claim.day === day);
			const text = own.length > MOST_NUMBERS ? `${own.length} claims` : own.map(({ seq }) => String(seq)).join(', ');
			return { day, event: null, claims: own, text, width: DIAMOND * 2 + 2 + textWidth(text, font) };
		})
	].sort((a, b) => a.day - b.day);
}

function placeRow(
	things: readonly Thing[],
	font: Font,
	{ x, left, right, top }: { x: (day: number) => number; left: number; right: number; top: number }
): Mark[] {
	const middles = pack(
		things.map(({ day, width, event }) => ({
			wish: x(day) + (event ? 0 : width / 2 - DIAMOND),
			size: width + APART
		})),
		left,
		right
	);
	return things.map(({ day, event, claims, text, width }, i): Mark => {
		const box = { x: middles[i]! - width / 2, y: top + 4, width, height: DISC * 2 };
		const y = round(top + 4 + DISC);
		if (event) return { kind: 'event', event, at: { x: round(middles[i]!), y }, x: round(x(day)), box };
		return {
			kind: 'claims',
			claims,
			at: { x: round(box.x + DIAMOND), y },
			x: round(x(day)),
			words: wordsAt(text, { x: box.x + DIAMOND * 2 + 2, y: y + font.size * 0.36 }, font),
			box
		};
	});
}
