import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '#lib/charts/pack.ts';

const things = fc.array(
	fc.record({
		wish: fc.double({ min: -100, max: 1100, noNaN: true }),
		size: fc.double({ min: 1, max: 50, noNaN: true })
	}),
	{ maxLength: 20 }
);

describe('pack', () => {
	it('keeps order, lets nothing overlap, and stays in bounds where there is room', () =>
		fc.assert(
			fc.property(things, (list) => {
				const middles = pack(list, 0, 1000);
				const room = list.reduce((sum, { size }) => sum + size, 0);
				for (const [i, middle] of middles.entries()) {
					const next = middles[i + 1];
					if (next !== undefined)
						expect(next - middle).toBeGreaterThanOrEqual((list[i]!.size + list[i + 1]!.size) / 2 - 1e-6);
					expect(middle - list[i]!.size / 2).toBeGreaterThanOrEqual(-1e-6);
					if (room <= 1000) expect(middle + list[i]!.size / 2).toBeLessThanOrEqual(1000 + 1e-6);
				}
			})
		));
	it('grants wishes that do not collide', () =>
		expect(
			pack(
				[
					{ wish: 100, size: 20 },
					{ wish: 200, size: 20 }
				],
				0,
				1000
			)
		).toEqual([100, 200]));
});
