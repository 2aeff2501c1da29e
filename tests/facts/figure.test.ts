import { describe, expect, it } from 'vitest';
import {
	capacityIn,
	contractBy,
	contractIn,
	flowIn,
	lostIn,
	partYearIn,
	planIn,
	statusIn,
	utilisationIn
} from '#lib/facts/figure.ts';
import type { Flow } from '#lib/facts/network.ts';
import { routeWith } from '../support/network.ts';

const flow = (period: string, volume: number | null, more: Partial<Flow> = {}): Flow => ({
	period,
	months: 12,
	volume,
	basis: null,
	kind: 'actual',
	preferred: true,
	sources: ['s'],
	note: '',
	...more
});
const since = (
	fromYear: number | null,
	volume: number | null,
	status: 'operating' | 'idle' | 'damaged' | 'proposed' | 'construction' = 'operating'
) => ({
	fromYear,
	volume,
	status,
	sources: ['s'],
	note: ''
});

describe('what a route carried in a year', () => {
	it('is the preferred count, with all others beside it', () => {
		const route = routeWith({
			id: 'r',
			flows: [flow('2021', 59.2, { preferred: false }), flow('2021', 60.26, { basis: 'gcv10.3' })]
		});
		expect(flowIn(route, 2021)).toMatchObject({
			volume: 60.26,
			basis: 'gcv10.3',
			all: [{ volume: 59.2 }, { volume: 60.26 }]
		});
	});
	it('is unknown where no row says it, or the row is empty', () => {
		expect(flowIn(routeWith({ id: 'r' }), 2021)).toBeNull();
		expect(flowIn(routeWith({ id: 'r', flows: [flow('2021', null)] }), 2021)).toBeNull();
	});
	it('is 0 where a row says 0', () =>
		expect(flowIn(routeWith({ id: 'r', flows: [flow('2021', 0)] }), 2021)?.volume).toBe(0));
	it('is never read from a part of the year, nor from a month', () => {
		const route = routeWith({ id: 'r', flows: [flow('2026', 7.76, { months: 5 }), flow('2025-01', 1, { months: 1 })] });
		expect(flowIn(route, 2026)).toBeNull();
		expect(flowIn(route, 2025)).toBeNull();
		expect(partYearIn(route, 2026)).toMatchObject({ volume: 7.76, months: 5 });
	});
	it('is 0 for what is not built yet, and unknown for what is', () => {
		const route = routeWith({ id: 'r', capacities: [since(2014, 38, 'construction'), since(2019, 38)] });
		expect(flowIn(route, 2015)).toMatchObject({ volume: 0, reported: false });
		expect(flowIn(route, 2019)).toBeNull();
	});
	it('is not 0 for a route that is to be widened', () => {
		expect(flowIn(routeWith({ id: 'r', capacities: [since(2019, 38), since(2030, 44, 'proposed')] }), 2031)).toBeNull();
	});
});

describe('the capacity of a route in a year', () => {
	const route = routeWith({
		id: 'r',
		nameplate: 55,
		capacities: [since(2011, 27.5), since(2012, 55), since(2023, 0, 'damaged'), since(null, 60, 'proposed')]
	});
	it.each([
		[2010, null, null],
		[2011, 27.5, 'operating'],
		[2022, 55, 'operating'],
		[2023, 0, 'damaged'],
		[2035, 0, 'damaged']
	])('in %i is %s', (year, volume, status) => {
		expect(capacityIn(route, year)?.volume ?? null).toBe(volume);
		expect(statusIn(route, year)).toBe(status);
	});
	it('leaves a route that carried gas before any capacity is known operating, and its capacity unknown', () => {
		const early = routeWith({ id: 'r', capacities: [since(2021, 257)], flows: [flow('2019', 88.7), flow('2018', 0)] });
		expect([2017, 2018, 2019].map((year) => statusIn(early, year))).toEqual([null, 'idle', 'operating']);
		expect(capacityIn(early, 2019)).toBeNull();
	});
	it('keeps what damage took', () => {
		expect(lostIn(route, 2022)).toBe(0);
		expect(lostIn(route, 2023)).toBe(55);
	});
});

describe('contract, plan and utilisation', () => {
	const route = routeWith({
		id: 'r',
		capacities: [since(2019, 38)],
		flows: [
			flow('2024', 30, { kind: 'contract' }),
			flow('2025', 38, { kind: 'contract' }),
			flow('2030', 50, { kind: 'plan' }),
			flow('2025', 38.8)
		]
	});
	it('a contract of a year is of that year', () => {
		expect(contractIn(route, 2024)?.volume).toBe(30);
		expect(contractIn(route, 2026)).toBeNull();
	});
	it('the latest contract holds until there is another', () => {
		expect(contractBy(route, 2023)).toBeNull();
		expect(contractBy(route, 2026)?.volume).toBe(38);
	});
	it('a plan is of its year', () => expect(planIn(route, 2030)?.volume).toBe(50));
	it('utilisation may pass 1, and is unknown without a capacity', () => {
		expect(utilisationIn(route, 2025)).toBeCloseTo(38.8 / 38, 12);
		expect(
			utilisationIn(routeWith({ id: 'r', capacities: [since(2019, null)], flows: [flow('2025', 1)] }), 2025)
		).toBeNull();
		expect(
			utilisationIn(routeWith({ id: 'r', capacities: [since(2019, 0)], flows: [flow('2025', 1)] }), 2025)
		).toBeNull();
	});
});
