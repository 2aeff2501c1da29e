/** Reads one cell: gives its value, or throws an `Expected` that says what should have stood there. */
export type Reader<T> = (text: string) => T;

/** What a cell should have held, in words that end the sentence "expected …". */
export class Expected extends Error {
	override readonly name = 'Expected';
}

const fail = (what: string): never => {
	throw new Expected(what);
};

const matching =
	(pattern: RegExp, what: string): Reader<string> =>
	(text) =>
		pattern.test(text) ? text : fail(what);

/** Any text with something in it. */
export const text: Reader<string> = (cell) => (cell.trim() === '' ? fail('some text') : cell);

/** Any text, the empty one too. */
export const anyText: Reader<string> = (cell) => cell;

/** A lower-case slug such as `nord-stream-2`. */
export const id = matching(
	/^(?=.{1,48}$)[a-z0-9]+(-[a-z0-9]+)*$/,
	'an id: up to 48 lower-case letters, digits and single hyphens'
);

/** A period: a year, or a month of it. */
export const period = matching(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'a period, YYYY or YYYY-MM');

/** A country: ISO 3166-1 alpha-2. */
export const country = matching(/^[A-Z]{2}$/, 'a country code of two capitals (ISO 3166-1)');

/** A day that the calendar has, YYYY-MM-DD. */
export const day: Reader<string> = (cell) => {
	const date = /^\d{4}-\d{2}-\d{2}$/.test(cell) ? new Date(`${cell}T00:00:00Z`) : new Date(NaN);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(cell) ? cell : fail('a date, YYYY-MM-DD');
};

/** A decimal number with a point, between two bounds. */
export const number =
	(least = -Infinity, most = Infinity): Reader<number> =>
	(cell) => {
		const value = /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : NaN;
		return value >= least && value <= most ? value : fail(`a number${bounds(least, most)}`);
	};

/** A whole number between two bounds. */
export const integer =
	(least: number, most: number): Reader<number> =>
	(cell) =>
		/^-?\d+$/.test(cell) && Number(cell) >= least && Number(cell) <= most
			? Number(cell)
			: fail(`a whole number${bounds(least, most)}`);

const bounds = (least: number, most: number) =>
	Number.isFinite(least) && Number.isFinite(most)
		? ` from ${least} to ${most}`
		: Number.isFinite(least)
			? ` of at least ${least}`
			: '';

/** One word of a closed list. */
export const oneOf =
	<const T extends string>(...words: readonly T[]): Reader<T> =>
	(cell) =>
		words.find((word) => word === cell) ?? fail(`one of ${words.join(', ')}`);

/** `yes`, or nothing for no. */
export const flag: Reader<boolean> = (cell) => (cell === 'yes' ? true : cell === '' ? false : fail('yes, or nothing'));

/** An empty cell is unknown: `null`, never 0. */
export const maybe =
	<T>(reader: Reader<T>): Reader<T | null> =>
	(cell) =>
		cell === '' ? null : reader(cell);

/** A list split by `;`. An empty cell is the empty list. */
export const list =
	<T>(reader: Reader<T>): Reader<readonly T[]> =>
	(cell) =>
		cell === '' ? [] : cell.split(';').map((part) => reader(part.trim()));
