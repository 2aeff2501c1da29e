import { describe, expect, inject, it } from 'vitest';
import { gradeOf, proseOf } from '../support/readability.ts';

/** The year of school at which texts of our own can be read. */
const MOST = 9;
const read = async (path: string) => (await fetch(inject('baseUrl') + path)).text();

describe('the grade of a text', () => {
	it('grows with the length of its sentences and of its words', () => {
		expect(gradeOf('The cat sat on the mat.')).toBeLessThan(2);
		expect(
			gradeOf('The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.')
		).toBeGreaterThan(10);
	});
});

describe('our own texts', () => {
	it.each([
		['the method', '/about', '<article'],
		['how to read a pipe', '/', 'id="reading"'],
		['the data', '/data', '<main'],
		['the caption of a Sankey', '/sankey?v=1&year=2021', '<figcaption'],
		['the caption of a timeline', '/timeline?v=1', '<figcaption']
	])('ask for no more than nine years of school: %s', async (_, path, start) => {
		const html = await read(path);
		const from = html.slice(html.indexOf(start), start === '<figcaption' ? html.indexOf('</figcaption>') : undefined);
		const texts = proseOf(from.slice(0, from.indexOf('</main>') + 1 || undefined));
		expect(texts.length).toBeGreaterThan(0);
		expect(gradeOf(texts.join(' '))).toBeLessThanOrEqual(MOST);
		expect(texts.filter((text) => gradeOf(text) > MOST + 3)).toEqual([]);
	});
});
