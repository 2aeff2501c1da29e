import { describe, expect, it } from 'vitest';
import { integer, list, maybe, number, oneOf, text } from '#lib/facts/cell.ts';
import { parseTable } from '#lib/facts/table.ts';

const columns = {
	id: text,
	volume_bcm: maybe(number(0, 1000)),
	kind: oneOf('actual', 'plan'),
	months: integer(1, 12),
	tags: list(text)
};
const parse = (csv: string) => parseTable('flows.csv', csv, columns);
const header = 'id,volume_bcm,kind,months,tags\n';

describe('parseTable', () => {
	it('gives typed rows, with the line that each began on', () => {
		const { rows, problems } = parse(`${header}a,1.5,actual,12,x;y\n"b\nc",0,plan,3,\nd,,actual,12,\n`);
		expect(problems).toEqual([]);
		expect(rows).toEqual([
			{ id: 'a', volume_bcm: 1.5, kind: 'actual', months: 12, tags: ['x', 'y'], line: 2 },
			{ id: 'b\nc', volume_bcm: 0, kind: 'plan', months: 3, tags: [], line: 3 },
			{ id: 'd', volume_bcm: null, kind: 'actual', months: 12, tags: [], line: 5 }
		]);
	});

	it('keeps an empty cell unknown, and a 0 a 0', () => {
		expect(parse(`${header}a,,actual,12,\nb,0,actual,12,`).rows.map((row) => row.volume_bcm)).toEqual([null, 0]);
	});

	it.each([
		['a byte order mark', `\uFEFF${header}a,1,actual,12,\n`],
		['lines that end in CR LF', `${header}a,1,actual,12,\n`.replaceAll('\n', '\r\n')],
		['lines that end in CR', `${header}a,1,actual,12,\n`.replaceAll('\n', '\r')],
		['mixed line ends', `${header.trimEnd()}\r\na,1,actual,12,\n`],
		['empty lines at the end', `${header}a,1,actual,12,\n\n\n`],
		['columns in another order', 'volume_bcm,id,kind,tags,months\n1,a,actual,,12\n']
	])('reads a file with %s', (_, csv) => {
		const { rows, problems } = parse(csv);
		expect(problems).toEqual([]);
		expect(rows).toMatchObject([{ id: 'a', volume_bcm: 1 }]);
	});

	it.each([
		['text for a number', 'a,lots,actual,12,', 2, 'volume_bcm', /expected a number from 0 to 1000, found "lots"/],
		['a decimal comma', 'a,"1,5",actual,12,', 2, 'volume_bcm', /found "1,5"/],
		['a number in exponents', 'a,1e3,actual,12,', 2, 'volume_bcm', /found "1e3"/],
		['a negative volume', 'a,-1,actual,12,', 2, 'volume_bcm', /found "-1"/],
		['a volume out of range', 'a,5000,actual,12,', 2, 'volume_bcm', /from 0 to 1000/],
		['an unknown word', 'a,1,rumour,12,', 2, 'kind', /expected one of actual, plan, found "rumour"/],
		['a thirteenth month', 'a,1,actual,13,', 2, 'months', /whole number from 1 to 12/],
		['no id', ',1,actual,12,', 2, 'id', /expected some text, found nothing/],
		['a cell too few', 'a,1,actual,12', 2, 'row', /expected 5 cells, found 4/],
		['a cell too many', 'a,1,actual,12,x,y', 2, 'row', /expected 5 cells, found 6/],
		['an open quote', 'a,1,actual,12,"x', 2, 'row', /cannot be read/]
	])('names the place of %s', (_, row, line, column, message) => {
		const { problems } = parse(header + row);
		expect(problems[0]).toMatchObject({ file: 'flows.csv', line, column });
		expect(problems[0]!.message).toMatch(message);
	});

	it.each([
		['a column missing', 'id,volume_bcm,kind,months\n', 'tags'],
		['a column too many', `${header.trimEnd()},colour\n`, 'colour'],
		['a column twice', `${header.trimEnd()},id\n`, 'id'],
		['a column of a prototype', `${header.trimEnd()},__proto__\n`, '__proto__']
	])('refuses a header with %s', (_, csv, column) => {
		expect(parse(csv).problems).toContainEqual(expect.objectContaining({ line: 1, column }));
	});

	it('reports every fault at once', () => {
		expect(parse(`${header}a,x,actual,12,\nb,1,actual,99,\nc,1,no,y,\n`).problems).toHaveLength(4);
	});
});
