import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dark, light, type Paint } from '#lib/charts/theme.ts';
import { contrast } from '../support/colour.ts';

const css = readFileSync('src/app.css', 'utf8');
const block = (start: string) => css.slice(css.indexOf(start), css.indexOf('}', css.indexOf(start)));
const variable = (text: string, name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(text)?.[1];

describe.each<[string, Paint, string]>([
	['light', light, ':root {'],
	['dark', dark, ":root:not([data-theme='light']) {"]
])('the %s theme', (_, paint, start) => {
	it('is the same in style sheets as in pictures outside a page', () => {
		const { regions, verdicts: _verdicts, ...plain } = paint;
		for (const [name, colour] of Object.entries({ ...plain, ...regions }))
			expect(variable(block(start), name), name).toBe(colour);
	});
	it('has text at 4.5 to 1, on paper and on land', () => {
		for (const ground of [paint.paper, paint.land])
			for (const text of [paint.ink, paint.muted, paint.accent])
				expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
	});
	it('has marks and their edges at 3 to 1', () => {
		for (const mark of [paint.casing, paint.faint, ...Object.values(paint.regions)])
			expect(contrast(mark, paint.paper), mark).toBeGreaterThanOrEqual(3);
	});
});
