import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { harmless } from '#lib/server/harmless.ts';

const field = (name: string, type = 'string', words: string[] = []) => ({
	...{ name, type, words, title: name, meaning: '', unit: '', rules: [] }
});
const fields = [field('note'), field('lat', 'number'), field('op', 'string', ['=', '<'])];
const made = (note: string, lat = '1', op = '<') => {
	const csv = Papa.unparse(
		[
			['note', 'lat', 'op'],
			[note, lat, op]
		],
		{ newline: '\n' }
	);
	return Papa.parse<string[]>(harmless(csv, fields)).data[1]!;
};

describe('a file to download', () => {
	it.each(['=HYPERLINK("http://evil.example","x")', '+1+cmd', '-2+3', '@SUM(A1)', '\tx', '=1'])(
		'has %j as text',
		(note) => expect(made(note)[0]).toBe(`'${note}`)
	);
	it.each([
		...[
			' =1+1',
			'\u00a0=1+1',
			'\u3000=1',
			'＝1+1',
			'＋1',
			'－1',
			'＠SUM(1)',
			'\n=1',
			'note\n=1+1',
			'note\r\n +1',
			'=1+1\nnote'
		],
		...['-1\n', '+49 30 1', '-5 %', '@x', '=']
	])('has %j as text too', (note) => expect(made(note)[0]).toBe(`'${note}`));
	it('has no NUL, behind which a formula may hide', () => expect(made('\0=1')[0]).toBe("'=1"));
	it.each(['plain', '-5', '+3.2', 'a=b', ''])('has %j as it is', (note) => expect(made(note)[0]).toBe(note));
	it('keeps negative numbers, and words of a closed list', () =>
		expect(made('=x', '-12.5', '=').slice(1)).toEqual(['-12.5', '=']));
	it('is the same to the byte when nothing in it is harmful', () => {
		const csv = 'note,lat,op\n"a ""quoted"", one",-1,=\n';
		expect(harmless(csv, fields)).toBe(csv);
	});
});
