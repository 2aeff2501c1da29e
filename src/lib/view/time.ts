import { formatDate, months as names } from './format.ts';

/** Days since 1 January 1970, the second not included. */
export interface Days {
	readonly from: number;
	readonly to: number;
}

const DAY = 86_400_000;

/** The day that a YYYY, YYYY-MM or YYYY-MM-DD begins with, counted from 1 January 1970. */
export function dayOf(date: string): number {
	const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
	return Date.UTC(year, month - 1, day) / DAY;
}

/** The days of a year, or of as many of its first months as a figure covers. */
export const daysOfYear = (year: number, months = 12): Days => ({
	from: dayOf(String(year)),
	to: Date.UTC(year, months, 1) / DAY
});

/** The days of a YYYY-MM. */
export function daysOfMonth(period: string): Days {
	const [year = 1970, month = 1] = period.split('-').map(Number);
	return { from: dayOf(period), to: Date.UTC(year, month, 1) / DAY };
}

export const lengthOf = ({ from, to }: Days) => to - from;

/** What is left of some days when others are taken out of them. */
export function without(days: Days, taken: readonly Days[]): Days[] {
	let left = [days];
	for (const { from, to } of taken)
		left = left.flatMap((piece) =>
			to <= piece.from || from >= piece.to
				? [piece]
				: [
						{ from: piece.from, to: from },
						{ from: to, to: piece.to }
					].filter((part) => part.to > part.from)
		);
	return left;
}

/** The days that two stretches share; `null` where they share none. */
export function shared(a: Days, b: Days): Days | null {
	const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
	return to > from ? { from, to } : null;
}

/** "June 2022", "2022", or "January–May 2026" for a year of so many months. */
export const formatPeriod = (period: string, months: number) =>
	period.length > 4 || months === 12
		? formatDate(period)
		: months === 1
			? `January ${period}`
			: `January–${names[months - 1]!} ${period}`;
