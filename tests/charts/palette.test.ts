import { describe, expect, it } from 'vitest';
import { dark, light, lineOf, type Paint } from '#lib/charts/theme.ts';
import { regions, statuses } from '#lib/facts/schema.ts';
import { verdictShape, verdicts } from '#lib/view/verdict.ts';
import { apart, contrast, deficiencies } from '../support/colour.ts';

/** Five times what is just noticed: told apart in areas of some pixels, and not only side by side. */
const TOLD_APART = 0.1;

const pairsOf = <T>(all: readonly T[]): [T, T][] => all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]));
const kinds = Object.keys(deficiencies) as (keyof typeof deficiencies)[];

describe.each<[string, Paint]>([
	['light', light],
	['dark', dark]
])('the %s palette', (_, paint) => {
	it.each(kinds)('keeps the hues of the markets apart with deficiency: %s', (deficiency) => {
		for (const [a, b] of pairsOf(regions))
			expect(apart(paint.regions[a], paint.regions[b], deficiency), `${a} and ${b}`).toBeGreaterThanOrEqual(TOLD_APART);
	});
	it.each(kinds)('keeps a fill apart from the pipe that is empty, with deficiency: %s', (deficiency) => {
		for (const region of regions)
			expect(apart(paint.regions[region], paint.paper, deficiency), region).toBeGreaterThanOrEqual(2 * TOLD_APART);
	});
	it('has marks at 3 to 1 on what they are drawn on', () => {
		for (const ground of [paint.paper, paint.land])
			for (const mark of [paint.casing, ...Object.values(paint.regions), ...Object.values(paint.verdicts)])
				expect(contrast(mark, ground), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
	});
	it('has a focus at 3 to 1, on paper and on land', () => {
		for (const ground of [paint.paper, paint.land]) expect(contrast(paint.accent, ground)).toBeGreaterThanOrEqual(3);
	});
});

describe('what hue says is said in another way too', () => {
	it('a verdict has a shape of its own', () =>
		expect(new Set(verdicts.map((verdict) => JSON.stringify(verdictShape[verdict]))).size).toBe(verdicts.length));
	it('a status has a line of its own, or a word and a mark beside it', () => {
		const lines = new Map(statuses.map((status) => [status, JSON.stringify(lineOf[status])]));
		// Shelved and cancelled are both pipes that will not come; their labels say which.
		const others = statuses.filter((status) => status !== 'cancelled');
		expect(new Set(others.map((status) => lines.get(status))).size).toBe(others.length);
	});
});
