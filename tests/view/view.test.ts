import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatView, initialView, parseView } from '#lib/view/view.ts';
import { shippedScope as scope } from '../support/network.ts';
import { anyView } from '../support/view.ts';

const parse = (query: string | [string, string][]) => parseView(new URLSearchParams(query), scope);
const keys = [...Object.keys(initialView(scope)), 'v', 'utm_source', '__proto__', 'constructor', 'toString'];
const anyValue = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom(
		'2021',
		'2022..2019',
		'on',
		'off',
		'~',
		',,',
		'__proto__',
		'hasOwnProperty',
		'<script>alert(1)</script>',
		'9'.repeat(4000)
	),
	fc.constantFrom(...scope.routes)
);
const anyQuery = fc.array(fc.tuple(fc.constantFrom(...keys), anyValue), { maxLength: 12 });

describe('a view and its address', () => {
	it('brings back the view it was formatted from', () =>
		fc.assert(
			fc.property(anyView, (view) => {
				const { view: back, notices } = parse(formatView(view));
				expect(back).toEqual(view);
				expect(notices).toEqual([]);
			}),
			{ numRuns: 10_000 }
		));
	it('reads any query, and settles at one address', () =>
		fc.assert(
			fc.property(anyQuery, (query) => {
				const address = formatView(parse(query).view);
				expect(formatView(parse(address).view)).toBe(address);
			}),
			{ numRuns: 2000 }
		));
	it('is short, plain ASCII, and without a plus', () =>
		fc.assert(
			fc.property(anyView, (view) => {
				const address = formatView(view);
				expect(address.length).toBeLessThan(2000);
				expect(address).toMatch(/^\?v=1&year=\d{4}[!-*,-~]*$/);
			})
		));
	it('writes the version and the year always, and no other default', () =>
		expect(formatView(initialView(scope))).toBe(`?v=1&year=${scope.latest}`));
	it('writes keys in one order, whatever order they came in', () =>
		expect(formatView(parse('plans=on&year=2021&unit=twh&vs=2019').view)).toBe(
			'?v=1&year=2021&vs=2019&unit=twh&plans=on'
		));
	it('takes ids in any order, joined or repeated, as one set', () => {
		const address = '?v=1&year=2021&focus=nord-stream-1~nord-stream-2';
		expect(formatView(parse('year=2021&focus=nord-stream-2~nord-stream-1').view)).toBe(address);
		expect(formatView(parse('year=2021&focus=nord-stream-2&focus=nord-stream-1').view)).toBe(address);
	});
	it('takes the two ends of a span as a form sends them, in any order', () => {
		expect(formatView(parse('year=2021&span=2021&span=2023').view)).toBe('?v=1&year=2021&span=2021..2023');
		expect(parse('span=2023~2021').view.span).toEqual([2021, 2023]);
		expect(parse('span=&span=').view.span).toBeNull();
	});
	it('finds a route by any of its names', () => {
		expect(parse('focus=Nord+Stream+2').view.focus).toEqual(['nord-stream-2']);
		expect(parse('focus=sila+sibiri').view.focus).toEqual(['power-of-siberia-1']);
		expect(parse('focus=T%C3%BCrkAk%C4%B1m').view.focus).toEqual(['turkstream']);
	});
	it.each([
		['year', '1066'],
		['vs', 'last'],
		['span', '2025..2015'],
		['span', '2021~'],
		['measure', 'temperature'],
		['unit', 'btu'],
		['plans', 'perhaps'],
		['focus', 'atlantis'],
		['from', 'x~y'],
		['status', 'asleep'],
		['claim', 'none-such'],
		['at', '0,0,0'],
		['at', 'NaN,1,1'],
		['d', 'zzzz'],
		['v', '99']
	])('names %s=%s, which it cannot read, and shows the rest', (key, value) => {
		const { view, notices } = parse([
			[key, value],
			['pins', 'off']
		]);
		expect(notices).toMatchObject([{ key, value }]);
		expect(view.pins).toBe(false);
	});
	it('says nothing of keys that are nobody’s', () =>
		expect(parse('utm_source=x&fbclid=y&toString=z').notices).toEqual([]));
	it('takes the empty values of a form for defaults', () => {
		const { view, notices } = parse('v=1&year=2021&vs=&measure=flow&unit=bcm&focus=&at=&other=');
		expect(notices).toEqual([]);
		expect(formatView(view)).toBe('?v=1&year=2021');
	});
	it('does not compare a year with itself', () => expect(parse('year=2021&vs=2021').view.vs).toBeNull());
	it('leaves Object.prototype as it was', () => {
		const before = Object.getOwnPropertyNames(Object.prototype);
		parse('__proto__=x&constructor=y&focus=__proto__&claim=constructor&unit=toString');
		expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
	});
});
