import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { fileNames, schema } from '#lib/facts/schema.ts';
import { parseTable } from '#lib/facts/table.ts';
import { shippedFiles } from '../support/network.ts';

/** A value as its cell has it: what is unknown is empty, and a zero is not. */
function cellOf(value: string | number | boolean | readonly string[] | null): string {
	if (value === null || value === false) return '';
	if (value === true) return 'yes';
	return Array.isArray(value) ? value.join(';') : String(value);
}
/** Spaces after a list's semicolons and zeros after a decimal point are how a person wrote it, and no part of what it says. */
const plain = (cell: string) => (/^-?\d+\.\d+$/.test(cell) ? String(Number(cell)) : cell.replace(/;\s+/g, ';'));

describe('a file of the data', () => {
	it.each(fileNames)('reads and writes itself, cell by cell: %s', (name) => {
		const csv = shippedFiles()[name];
		const { data } = Papa.parse<Record<string, string>>(csv.trimEnd(), { header: true });
		const { rows, problems } = parseTable(`${name}.csv`, csv, schema[name]);
		expect(problems).toEqual([]);
		expect(rows.length).toBe(data.length);
		const columns = Object.keys(schema[name]);
		for (const [i, row] of rows.entries()) {
			const written = columns.map((column) => cellOf((row as Record<string, Parameters<typeof cellOf>[0]>)[column]!));
			const given = columns.map((column) => data[i]![column]!);
			expect(written.map(plain)).toEqual(given.map(plain));
		}
	});
});
