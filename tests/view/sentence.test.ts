import { describe, expect, it } from 'vitest';
import { answerOf, centralOf, questionOf } from '#lib/view/central.ts';
import { examplesOf } from '#lib/view/examples.ts';
import { select } from '#lib/view/select.ts';
import { summaryOf, titleOf } from '#lib/view/sentence.ts';
import { shipped, shippedScope, viewOf } from '../support/network.ts';

const title = (change: Parameters<typeof viewOf>[1]) => titleOf(select(shipped, viewOf(shipped, change)));

describe('a title', () => {
	it.each([
		[
			{ year: 2021, focus: ['nord-stream-1', 'nord-stream-2'] },
			'In 2021 Nord Stream 1 carried 59.2–60.3 bcm. Nord Stream 2 carried nothing.'
		],
		[{ year: 2021 }, /^In 2021 Europe received \d[\d.]* bcm and China \d[\d.]*\. Nord Stream 2 stood empty\.$/],
		[{ year: 2025, vs: 2021 }, /^From 2021 to 2025 Nord Stream 1 fell most, by 60\.3 bcm; .+ grew most, by/],
		[{ year: 2030, plans: true }, /^No flow is known for 2030\. Planned: Power of Siberia 2, 50 bcm\.$/],
		[
			{ year: 2025, focus: ['power-of-siberia-2'] },
			'In 2025 Power of Siberia 2 was proposed for 50 bcm and carried nothing.'
		],
		[{ year: 2025, measure: 'capacity' as const }, /^In 2025 pipes and terminals could bring Europe/],
		[{ year: 2011, to: ['japan'], status: ['cancelled' as const] }, 'No pipe fits these filters in 2011.']
	])('of %j states the finding', (change, expected) => expect(title(change)).toMatch(expected));
	it('holds no word of a machine, in any year', () => {
		for (let year = shippedScope.firstYear; year <= shippedScope.lastYear; year++)
			for (const vs of [null, 2021])
				for (const plans of [true, false]) {
					const selection = select(shipped, viewOf(shipped, { year, vs: vs === year ? null : vs, plans }));
					expect(titleOf(selection) + summaryOf(selection)).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
				}
	});
});

describe('the overview', () => {
	const central = centralOf(shipped, shippedScope)!;
	it('asks what the article claims', () =>
		expect(questionOf(central)).toBe('Can Power of Siberia 2 replace Nord Stream 2?'));
	it('answers from the figures', () => {
		expect(answerOf(central)).toContain('Nord Stream 2 has carried nothing in any year that is known');
		expect(answerOf(central)).toContain('50 bcm a year announced, no contract, no gas');
	});
	it('explains each look of a pipe by a route that has it', () =>
		expect(examplesOf(shipped, shippedScope)).toHaveLength(8));
});
