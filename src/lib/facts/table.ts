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
	const { data, errors } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), {
		header: false,
		delimiter: ',',
		newline: '\n'
	});
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
	data.slice(1).forEach((cells, index) => {
		const line = lines[index + 1]!;
		if (cells.length === 1 && cells[0]!.trim() === '') return;
		if (cells.length !== header.length) {
			problems.push({ file, line, column: 'row', message: `expected ${header.length} cells, found ${cells.length}` });
			return;
		}
		const row = readRow(file, line, header, cells, columns, problems);
		if (row) rows.push(row);
	});
	return { file, rows, problems };
}

/** A quoted cell may hold line ends, so a row's line is the count of all line ends before it. */
function lineNumbers(data: readonly string[][]): number[] {
	let line = 1;
	return data.map((cells) => {
		const first = line;
		line += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
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
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;
const unseenIn = (cell: string) => UNSEEN.exec(cell.replace(/[\t\n]/g, ''))?.[0];
const codeOf = (mark: string) => `U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

function readRow<C extends Columns>(
	file: string,
	line: number,
	header: readonly string[],
	cells: readonly string[],
	columns: C,
	problems: Problem[]
): Row<C> | null {
	const before = problems.length;
	const entries = header.map((column, i) => {
		const cell = cells[i]!;
		const unseen = unseenIn(cell);
		if (unseen !== undefined) {
			const message = `expected no control characters and no marks of direction, found ${codeOf(unseen)}`;
			problems.push({ file, line, column, message });
			return [column, null];
		}
		try {
			return [column, columns[column]!(cell)];
		} catch (error) {
			if (!(error instanceof Expected)) throw error;
			problems.push({ file, line, column, message: `expected ${error.message}, found ${quote(cell)}` });
			return [column, null];
		}
	});
	return problems.length > before ? null : (Object.fromEntries([...entries, ['line', line]]) as Row<C>);
}

/** A cell as a message shows it: quoted, and short enough to read. */
export const quote = (cell: string) =>
	cell === '' ? 'nothing' : `"${cell.length > 60 ? `${cell.slice(0, 57)}…` : cell}"`;
