import Papa from 'papaparse';
import type { Cell, Export } from '#lib/view/export.ts';
import { harmlessText } from './harmless.ts';

/** A cell that no spreadsheet runs. Numbers stay. */
const harmlessCell = (cell: Cell): Cell => (typeof cell === 'string' ? harmlessText(cell) : cell);

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
