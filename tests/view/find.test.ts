import { describe, expect, it } from 'vitest';
import { fitting } from '#lib/view/find.ts';

describe('words that a reader looks for a name by', () => {
	const names = ['Doravik–Barumen', 'Nord Stream 1', 'Stream of Nord', 'Barstream', 'Severny potok', 'Türkmenistan'];
	it.each([
		['nord', ['Nord Stream 1', 'Stream of Nord']],
		['stream', ['Stream of Nord', 'Nord Stream 1', 'Barstream']],
		['turk', ['Türkmenistan']],
		['', []],
		['xyz', []]
	])('%j', (words, expected) => {
		expect(fitting(names, words, 12)).toEqual(expected);
	});
	it('offers no more than so many', () => {
		expect(fitting(names, 'r', 2)).toHaveLength(2);
	});
});
