import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bases } from '#lib/facts/schema.ts';
import { inUnit, isRestated, units } from '#lib/facts/unit.ts';

describe('inUnit', () => {
	it('leaves bcm as its source counts it', () =>
		expect(inUnit({ volume: 60.26, basis: 'gcv10.3' }, 'bcm', 2021)).toBe(60.26));
	it.each([
		['20C', 100, 98.294],
		['15C', 100, 100],
		['gcv10.3', 100, 92.7],
		[null, 100, 100]
	] as const)('restates %s at 15 °C and 40 MJ/m³', (basis, volume, standard) =>
		expect(inUnit({ volume, basis }, 'bcm15', 2021)).toBeCloseTo(standard, 3)
	);
	it('gives the energy that a metered volume was made of', () =>
		expect(inUnit({ volume: 1, basis: 'gcv10.3' }, 'twh', 2021)).toBeCloseTo(10.3, 9));
	it('spreads a year over its days, a leap year over one more', () => {
		expect(inUnit({ volume: 36.5, basis: '15C' }, 'gwhd', 2021)).toBeCloseTo((36.5 * 40) / 3.6 / 0.365, 6);
		expect(inUnit({ volume: 1, basis: '15C' }, 'bcfd', 2024)).toBeCloseTo(35.3147 / 366, 6);
	});
	it('keeps the order and the ratios of counts of one basis in every unit', () =>
		fc.assert(
			fc.property(
				fc.double({ min: 0.001, max: 1000, noNaN: true }),
				fc.double({ min: 1, max: 10, noNaN: true }),
				fc.constantFrom(...bases, null),
				fc.constantFrom(...units),
				(volume, factor, basis, unit) => {
					const one = inUnit({ volume, basis }, unit, 2021);
					expect(inUnit({ volume: volume * factor, basis }, unit, 2021) / one).toBeCloseTo(factor, 9);
				}
			)
		));
	it('knows a restatement from a figure without a basis', () => {
		expect(isRestated({ volume: 1, basis: null })).toBe(false);
		expect(isRestated({ volume: 1, basis: '20C' })).toBe(true);
	});
});
