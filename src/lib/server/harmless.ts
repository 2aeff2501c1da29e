import Papa from 'papaparse';
import type { Field } from './package.ts';

/** How a cell begins that a spreadsheet may take for a formula: so, after any spaces; full-width signs count. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠\t\r]/;
const LATER_LINE = /[\r\n]\s*[=+\-@＝＋－＠]/;
const NUMBER = /^[-+]?\d+(\.\d+)?$/;

/** Text that no spreadsheet runs: an apostrophe before what looks like a formula, in any of its lines, and no NUL. */
export function harmlessText(cell: string): string {
	const text = cell.replaceAll('\0', '');
	return FORMULA.test(text) || LATER_LINE.test(text) ? `'${text}` : text;
}

/**
 * A CSV text in which no cell can be taken for a formula: one that looks like it gets an apostrophe, which spreadsheets read
 * as "this is text". Numbers stay, and so do words of a closed list, such as the comparison `=`. A text without such a cell
 * comes back as it is, byte by byte.
 */
export function harmless(csv: string, fields: readonly Field[]): string {
	const words = new Map(fields.map((field) => [field.name, field.words]));
	const { data } = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\n' });
	const [header = []] = data;
	const asText = (cell: string, column: number) =>
		NUMBER.test(cell) || words.get(header[column] ?? '')?.includes(cell) ? cell : harmlessText(cell);
	const rows = data.slice(1);
	if (rows.every((cells) => cells.every((cell, column) => asText(cell, column) === cell))) return csv;
	return Papa.unparse([header, ...rows.map((cells) => cells.map(asText))], { newline: '\n' });
}
