import Papa from 'papaparse';
import type { Field } from './package.ts';

/** How a cell begins that a spreadsheet may take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[-+]?\d+(\.\d+)?$/;

/**
 * A CSV text in which no cell of free text can be taken for a formula: one that begins like it gets an apostrophe, which
 * spreadsheets read as "this is text". Numbers stay, and so do words of a closed list, such as the comparison `=`. A text
 * without such a cell comes back as it is, byte by byte.
 */
export function harmless(csv: string, fields: readonly Field[]): string {
	const free = new Set(
		fields.filter(({ type, words }) => type === 'string' && words.length === 0).map(({ name }) => name)
	);
	const { data } = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\n' });
	const [header = []] = data;
	const isBare = (cell: string, column: number) =>
		(fields.length === 0 || free.has(header[column] ?? '')) && FORMULA.test(cell) && !NUMBER.test(cell);
	const rows = data.slice(1);
	if (!rows.some((cells) => cells.some(isBare))) return csv;
	const made = rows.map((cells) => cells.map((cell, column) => (isBare(cell, column) ? `'${cell}` : cell)));
	return Papa.unparse([header, ...made], { newline: '\n' });
}
