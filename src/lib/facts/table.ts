import Papa from 'papaparse';
import { Expected, type Reader } from './cell.ts';
import type { Problem } from './problem.ts';

/** A table's columns in the file's order, each with the reader of its cells. */
export type Columns = Readonly<Record<string, Reader<unknown>>>;

/** A row as its readers give it, and the line of the file that it began on. */
export type Row<C extends Columns> = { readonly [K in keyof C]: ReturnType<C[K]> } & { readonly line: number };

export interface Table<C extends Columns> {
	readonly file: string;
	readonly rows: readonly Row<C>[];
	readonly problems: readonly Problem[];
}

/**
 * Reads a CSV text whose header must name just the columns given, in any order. Rows with a fault are left out of `rows`
 * and named in `problems`; nothing throws.
 */
export function parseTable<C extends Columns>(file: string, csv: string, columns: C): Table<C> {
	// One line end throughout: PapaParse guesses one for the whole file, and merges rows where a file mixes them.
	const text = csv.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	const { data, errors } = Papa.parse<string[]>(text, { header: false, delimiter: ',', newline: '\n' });
	const lines = lineNumbers(data);
	const [header = []] = data;
	const problems: Problem[] = errors.map(({ row, message }) => ({
		file,
		line: lines[row ?? 0] ?? 1,
		column: 'row',
		message: `cannot be read: ${message}`
	}));
	problems.push(...headerProblems(file, header, columns));
	if (problems.length > 0) return { file, rows: [], problems };

	const rows: Row<C>[] = [];
	const readRow = rowReader(file, header, columns, UNSEEN.test(text), problems);
	data.slice(1).forEach((cells, index) => {
		const line = lines[index + 1]!;
		if (cells.length === 1 && cells[0]!.trim() === '') return;
		if (cells.length !== header.length) {
			problems.push({ file, line, column: 'row', message: `expected ${header.length} cells, found ${cells.length}` });
			return;
		}
		const row = readRow(cells, line);
		if (row) rows.push(row);
	});
	return { file, rows, problems };
}

/** A quoted cell may hold line ends, so a row's line is the count of all line ends before it. */
function lineNumbers(data: readonly string[][]): number[] {
	let line = 1;
	return data.map((cells) => {
		const first = line;
		line += 1;
		for (const cell of cells) if (cell.includes('\n')) line += cell.split('\n').length - 1;
		return first;
	});
}

function headerProblems(file: string, header: readonly string[], columns: Columns): Problem[] {
	const at = (column: string, message: string): Problem => ({ file, line: 1, column, message });
	const known = Object.keys(columns);
	return [
		...known.filter((name) => !header.includes(name)).map((name) => at(name, 'expected this column, found none')),
		...header
			.filter((name) => !known.includes(name))
			.map((name) => at(name, `expected one of the columns ${known.join(', ')}`)),
		...header
			.filter((name, i) => known.includes(name) && header.indexOf(name) !== i)
			.map((name) => at(name, 'expected each column once'))
	];
}

/** What no text needs, and what XML forbids or turns the text around it: controls, marks that set a direction, half pairs. */
const UNSEEN = /[^\P{Cc}\t\n]|[\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;
const codeOf = (mark: string) => `U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Reads the rows of a file one after another. `hasUnseen`: whether its cells need to be looked at for what no text needs. */
function rowReader<C extends Columns>(
	file: string,
	header: readonly string[],
	columns: C,
	hasUnseen: boolean,
	problems: Problem[]
) {
	// Most columns say in most rows what they say in the row before, and a reader gives the same for the same cell.
	const readers: { column: string; read: Reader<unknown>; cell: string; value: unknown }[] = header.map((column) => ({
		column,
		read: columns[column]!,
		cell: '',
		value: undefined
	}));
	return (cells: readonly string[], line: number): Row<C> | null => {
		const before = problems.length;
		const row: Record<string, unknown> = {};
		for (const [i, reader] of readers.entries()) {
			const cell = cells[i]!;
			if (reader.value === undefined || reader.cell !== cell) {
				const value = readCell(cell, reader.read, hasUnseen);
				if (value instanceof Fault) {
					problems.push({ file, line, column: reader.column, message: value.message });
					continue;
				}
				reader.cell = cell;
				reader.value = value;
			}
			row[reader.column] = reader.value;
		}
		row['line'] = line;
		return problems.length > before ? null : (row as Row<C>);
	};
}

/** What is wrong with a cell. */
class Fault {
	constructor(readonly message: string) {}
}

function readCell(cell: string, read: Reader<unknown>, hasUnseen: boolean): unknown {
	const unseen = hasUnseen ? UNSEEN.exec(cell)?.[0] : undefined;
	if (unseen !== undefined)
		return new Fault(`expected no control characters and no marks of direction, found ${codeOf(unseen)}`);
	try {
		return read(cell);
	} catch (error) {
		if (!(error instanceof Expected)) throw error;
		return new Fault(`expected ${error.message}, found ${quote(cell)}`);
	}
}

/** A cell as a message shows it: quoted, and short enough to read. */
export const quote = (cell: string) =>
	cell === '' ? 'nothing' : `"${cell.length > 60 ? `${cell.slice(0, 57)}…` : cell}"`;
