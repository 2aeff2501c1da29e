import Papa from 'papaparse';
import type { Cell, Export } from '#lib/view/export.ts';

/** Text that a spreadsheet may take for a formula begins so, after any spaces; full-width signs count. */
const formula = /^[\s\0]*[=+\-@＝＋－＠\t\r]/;

/** A cell of text that no spreadsheet runs: an apostrophe before what looks like a formula, and no NUL. Numbers stay. */
export const harmlessCell = (cell: Cell): Cell => {
	if (typeof cell !== 'string') return cell;
	const text = cell.replaceAll('\0', '');
	return formula.test(text) || /[\r\n]\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
};

/** RFC 4180, UTF-8. An unknown is an empty cell. */
export const csvOf = ({ columns, rows }: Export): string =>
	`${Papa.unparse({ fields: [...columns], data: rows.map((row) => row.map(harmlessCell)) }, { newline: '\r\n' })}\r\n`;

/**
 * The same for an Excel that writes a comma in its decimals, as the German and the French do: semicolons, decimal commas, and
 * a byte order mark, by which Excel knows UTF-8.
 */
export const excelOf = ({ columns, rows }: Export): string => {
	const local = (cell: Cell) => (typeof cell === 'number' ? String(cell).replace('.', ',') : harmlessCell(cell));
	return `\uFEFF${Papa.unparse({ fields: [...columns], data: rows.map((row) => row.map(local)) }, { newline: '\r\n', delimiter: ';' })}\r\n`;
};
