import type { SelectedEvent, SeriesSelection } from '#lib/view/series.ts';
import { round, type Box, type Point } from '../frame.ts';
import { pack } from '../pack.ts';
import type { Font } from '../text.ts';
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

/** Height of the row that marks stand in, under the axis of a panel. */
export const ROW = 22;
/** From the middle of a diamond to its corners. */
export const DIAMOND = 6;

/** Claims numbered one by one at a diamond; of more it tells the count. */
const MOST_NUMBERS = 3;

/** Marks in one row under an axis, in order of time, apart, each as near to its day as that allows. */
export function placeMarks(
	events: readonly SelectedEvent[],
	claims: readonly Claim[],
	font: Font,
	{ x, left, right, top }: { x: (day: number) => number; left: number; right: number; top: number }
): Mark[] {
	const days = [...new Set(claims.map(({ day }) => day))];
	const things = [
		...events.map((event) => ({ day: event.day, event, claims: [], text: '', width: DISC * 2 })),
		...days.map((day) => {
			const own = claims.filter((claim) => claim.day === day);
			const text = own.length > MOST_NUMBERS ? `${own.length} claims` : own.map(({ seq }) => String(seq)).join(', ');
			return {
				day,
				event: null,
				claims: own,
				text,
				width: DIAMOND * 2 + 2 + wordsAt(text, { x: 0, y: 0 }, font).box.width
			};
		})
	].sort((a, b) => a.day - b.day);
	const middles = pack(
		things.map(({ day, width, event }) => ({
			wish: x(day) + (event ? 0 : width / 2 - DIAMOND),
			size: width + 3
		})),
		left,
		right
	);
	return things.map(({ day, event, claims: own, text, width }, i): Mark => {
		const box = { x: middles[i]! - width / 2, y: top + 4, width, height: DISC * 2 };
		const y = round(top + 4 + DISC);
		if (event) return { kind: 'event', event, at: { x: round(middles[i]!), y }, x: round(x(day)), box };
		return {
			kind: 'claims',
			claims: own,
			at: { x: round(box.x + DIAMOND), y },
			x: round(x(day)),
			words: wordsAt(text, { x: box.x + DIAMOND * 2 + 2, y: y + font.size * 0.36 }, font),
			box
		};
	});
}
