import type { Shown } from './select.ts';

/** A number as a label prints it: no more digits than a reader needs, and never a 0 for what is not. */
export function formatNumber(value: number): string {
	const size = Math.abs(value);
	if (size === 0) return '0';
	const digits = size >= 1000 ? 0 : size >= 1 ? 1 : Math.min(6, 1 - Math.floor(Math.log10(size)));
	const printed = size.toFixed(digits);
	const trimmed = digits === 0 ? printed : printed.replace(/\.?0+$/, '');
	// 999.95 is printed as 1,000.
	const grouped = size < 999 ? trimmed : trimmed.replace(/\B(?=(\d{3})+$)/g, ',');
	return `${value < 0 ? '−' : ''}${grouped}`;
}

/** A number exactly as the data gives it. */
export const formatExact = (value: number) => String(value).replace('-', '−');

/** One number, or the range where sources differ by more than shows. */
export function formatRange({ value, low, high }: Pick<Shown, 'value' | 'low' | 'high'>): string {
	const [from, to] = [formatNumber(low), formatNumber(high)];
	return from === to ? formatNumber(value) : `${from}–${to}`;
}

/** A number with its sign. */
export const formatChange = (value: number) => (value > 0 ? `+${formatNumber(value)}` : formatNumber(value));

export const formatShare = (share: number) => (share > 0 && share < 0.01 ? '<1 %' : `${Math.round(share * 100)} %`);

/** "a, b and c". */
export const formatList = (words: readonly string[]) =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;

/** A YYYY-MM-DD, YYYY-MM or YYYY as a reader writes it. */
export function formatDate(date: string): string {
	const [year, month, day] = date.split('-');
	const name = month === undefined ? '' : months[Number(month) - 1]!;
	return [day === undefined ? '' : String(Number(day)), name, year].filter((part) => part !== '').join(' ');
}
/** Names of the months. */
export const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];

const numerals = [
	'no',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve'
];
/** A small count in words, as running text has it. */
export const formatCount = (count: number) => numerals[count] ?? String(count);
export const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
