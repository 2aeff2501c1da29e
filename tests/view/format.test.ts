import { describe, expect, it } from 'vitest';
import { formatChange, formatDate, formatList, formatNumber, formatRange, formatShare } from '#lib/view/format.ts';

describe('numbers on a label', () => {
	it.each([
		[0, '0'],
		[60.26, '60.3'],
		[55, '55'],
		[0.328, '0.33'],
		[0.0004, '0.0004'],
		[1234.5, '1,235'],
		[-60.26, '−60.3']
	])('%s is %s', (value, text) => expect(formatNumber(value)).toBe(text));
	it('gives a range only where both ends differ as printed', () => {
		expect(formatRange({ value: 60.26, low: 59.2, high: 60.26 })).toBe('59.2–60.3');
		expect(formatRange({ value: 60.26, low: 60.25, high: 60.26 })).toBe('60.3');
	});
	it('signs a change', () => expect([1, -1, 0].map(formatChange)).toEqual(['+1', '−1', '0']));
	it('never prints a small share as nothing', () =>
		expect([0, 0.001, 0.495].map(formatShare)).toEqual(['0 %', '<1 %', '50 %']));
	it('writes dates of any length', () =>
		expect(['2022', '2022-09', '2022-09-06'].map(formatDate)).toEqual(['2022', 'September 2022', '6 September 2022']));
	it('joins words', () =>
		expect([formatList([]), formatList(['a']), formatList(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']));
});
