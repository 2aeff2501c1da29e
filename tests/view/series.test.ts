import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packMonths, unpackMonths } from '#lib/facts/months.ts';
import type { Flow, Route } from '#lib/facts/network.ts';
import { unpack, pack } from '#lib/facts/packed.ts';
import { seriesSummary, seriesTitle, stepSpoken } from '#lib/view/finding.ts';
import { selectSeries } from '#lib/view/series.ts';
import { daysOfYear, formatPeriod, lengthOf } from '#lib/view/time.ts';
import type { View } from '#lib/view/view.ts';
import { networkWith, routeWith, shipped, viewOf } from '../support/network.ts';

const months = unpackMonths(packMonths(shipped));
const seriesOf = (change: Partial<View>) => selectSeries(shipped, months, viewOf(shipped, change));
const only = (id: string, change: Partial<View> = {}) => seriesOf({ focus: [id], ...change }).series[0]!;

const flow = (period: string, volume: number | null, change: Partial<Flow> = {}): Flow => ({
	period,
	months: period.length > 4 ? 1 : 12,
	volume,
	basis: '15C',
	kind: 'actual',
	preferred: true,
	sources: ['s'],
	note: '',
	...change
});
const small = (flows: readonly Flow[], change: Partial<Route> = {}, view: Partial<View> = {}) => {
	const network = networkWith([routeWith({ id: 'r', flows, ...change })]);
	return selectSeries(network, unpackMonths(packMonths(network)), viewOf(network, { year: 2020, ...view })).series[0]!;
};

describe('the months of a network', () => {
	it('come back from what is sent as they were', () => {
		for (const route of shipped.routes) {
			const sent = route.flows.filter(({ period, kind }) => period.length === 7 && kind === 'actual');
			const order = (a: Flow, b: Flow) => a.period.localeCompare(b.period) || Number(b.preferred) - Number(a.preferred);
			expect((months.months.get(route.id) ?? []).toSorted(order)).toEqual(sent.toSorted(order));
		}
	});
	it('name every source that they use', () => {
		const named = new Set(months.sources.map(({ id }) => id));
		for (const flows of months.months.values())
			for (const { sources } of flows) for (const id of sources) expect(named).toContain(id);
	});
	it('give a claim the day that it speaks of, or the day it was said', () => {
		expect(months.claims.find(({ id }) => id === 'summit-date')).toMatchObject({ date: '2022-09-16', routes: [] });
		expect(months.claims.find(({ id }) => id === 'novak-said-replace')).toMatchObject({
			date: '2022-09-15',
			routes: ['nord-stream-2', 'power-of-siberia-2']
		});
	});
});

describe('selectSeries', () => {
	it('is the same from the network as from what charts are sent', () => {
		const facts = unpack(pack(shipped, { hash: '', date: '' }));
		const view = viewOf(shipped, { span: [2015, 2025] });
		const drawn = (of: ReturnType<typeof selectSeries>) =>
			of.series.map(({ id, steps, gaps, most }) => ({ id, gaps, most, steps: steps.map(({ rate }) => rate) }));
		expect(drawn(selectSeries(facts, months, view))).toEqual(drawn(selectSeries(shipped, months, view)));
	});
	it('shows Nord Stream 1 month by month, from full to nothing', () => {
		const { steps } = only('nord-stream-1', { span: [2021, 2023] });
		const of = (period: string) => steps.find((step) => step.period === period);
		expect(of('2022-05')).toMatchObject({ kind: 'month', bcm: 5.264 });
		expect(of('2022-09')).toMatchObject({ kind: 'month', bcm: 0, rate: 0 });
		expect(steps.filter(({ kind }) => kind === 'month')).toHaveLength(27);
		expect(of('2023')).toMatchObject({ kind: 'year', bcm: 0, pieces: [{ from: 19448, to: 19723 }] });
	});
	it('draws a month as a rate a year', () => {
		const { steps } = small([flow('2020-02', 29), flow('2020-01', 31)]);
		expect(steps.map(({ rate, volume }) => [volume, Math.round(rate * 1e6) / 1e6])).toEqual([
			[31, 366],
			[29, 366]
		]);
	});
	it('draws a year only over the days that no month covers, so that nothing is drawn twice', () => {
		for (const { steps } of seriesOf({ span: [2011, 2026] }).series) {
			const pieces = steps.flatMap((step) => step.pieces).sort((a, b) => a.from - b.from);
			for (const [i, piece] of pieces.entries()) expect(piece.from).toBeGreaterThanOrEqual(pieces[i - 1]?.to ?? 0);
		}
	});
	it('keeps a gap a gap: unknown is never 0', () => {
		const { steps, gaps } = small([flow('2018', 5), flow('2020', 7), flow('2019', null)], {}, { span: [2018, 2020] });
		expect(steps.map(({ period }) => period)).toEqual(['2018', '2020']);
		expect(gaps).toEqual([daysOfYear(2019)]);
	});
	it('covers every day of use with steps or gaps, and no day with both', () =>
		fc.assert(
			fc.property(fc.integer({ min: 2011, max: 2026 }), fc.nat(15), (first, more) => {
				for (const { steps, gaps } of seriesOf({ span: [first, Math.min(2026, first + more)] }).series) {
					const all = [...steps.flatMap(({ pieces }) => pieces), ...gaps].sort((a, b) => a.from - b.from);
					for (const [i, { from, to }] of all.entries()) {
						expect(to).toBeGreaterThan(from);
						if (i > 0) expect(from).toBe(all[i - 1]!.to);
					}
				}
			}),
			{ numRuns: 30 }
		));
	it('knows no gap before the first gas, nor after the last day of any figure', () => {
		const { gaps } = small([flow('2019', 5)], { start: '2019' }, { span: [2015, 2025] });
		expect(gaps).toEqual([]);
	});
	it('shows a part of a year as what it is', () => {
		const step = only('norway-europe').steps.at(-1)!;
		expect(step).toMatchObject({ kind: 'part', period: '2026', months: 3 });
		expect(lengthOf(step.days)).toBe(90);
		expect(formatPeriod(step.period, step.months)).toBe('January–March 2026');
		expect(step.rate).toBeCloseTo((step.bcm * 365) / 90, 9);
	});
	it('sums months that make a whole year, exactly, and tells how far the year’s own figure is off', () => {
		const { sums } = only('nord-stream-1', { span: [2021, 2023] });
		expect(sums).toMatchObject([
			{ year: 2021, months: 60.265, own: { volume: 60.26 }, difference: 0.005 },
			{ year: 2022, months: 30.507, own: { volume: 30.51 }, difference: -0.003 }
		]);
	});
	it('finds months and years of one source agreeing within its rounding', () => {
		for (const { sums } of seriesOf({}).series)
			for (const { difference } of sums) expect(Math.abs(difference ?? 0)).toBeLessThan(0.1);
	});
	it('steps capacity by year, with what damage took', () => {
		const { standings } = only('nord-stream-1');
		expect(standings.map(({ years, volume, lost, status }) => [years, volume, lost, status])).toEqual([
			[[2011, 2011], 27.5, 0, 'operating'],
			[[2012, 2022], 55, 0, 'operating'],
			[[2023, 2026], 0, 55, 'damaged']
		]);
	});
	it('shows plans when asked, and a contract as a contract', () => {
		expect(only('power-of-siberia-1').promised.every(({ kind }) => kind === 'contract')).toBe(true);
		expect(only('power-of-siberia-1', { plans: true }).promised.some(({ kind }) => kind === 'plan')).toBe(true);
		expect(only('power-of-siberia-2', { plans: true }).promised).toMatchObject([{ kind: 'plan', year: 2030 }]);
	});
	it('shows what is in focus alone, and says what it leaves out', () => {
		const focused = seriesOf({ focus: ['nord-stream-1'] });
		expect(focused.series.map(({ id }) => id)).toEqual(['nord-stream-1']);
		expect(focused.others.length).toBe(seriesOf({}).series.length - 1);
		expect(seriesOf({ focus: ['samarkand'] }).series.length).toBeGreaterThan(10);
	});
	it('numbers events in order of time, and tells those of no one route while the span is short', () => {
		const { events } = seriesOf({ span: [2021, 2023] });
		expect(events.map(({ number }) => number)).toEqual(events.map((_, i) => i + 1));
		expect(events.some(({ route }) => route === null)).toBe(true);
		expect(seriesOf({}).events.every(({ route }) => route !== null)).toBe(true);
	});
	it('leaves claims out when pins are off', () => {
		expect(seriesOf({ span: [2022, 2022] }).claims.length).toBeGreaterThan(0);
		expect(seriesOf({ span: [2022, 2022], pins: false }).claims).toEqual([]);
	});
});

describe('the finding of a timeline', () => {
	it('tells a stop month by month', () =>
		expect(seriesTitle(seriesOf({ focus: ['nord-stream-1'], span: [2021, 2023] }))).toBe(
			'Nord Stream 1 fell from 5.3 bcm in May 2022 to nothing in September.'
		));
	it('tells a growth year by year, and a plan as a plan', () => {
		expect(seriesTitle(seriesOf({ focus: ['power-of-siberia-1'] }))).toMatch(
			/^Power of Siberia 1 rose from 0.33 bcm in 2019 to 38.8 in 2025\.$/
		);
		expect(seriesTitle(seriesOf({ focus: ['power-of-siberia-2'], plans: true }))).toBe(
			'Power of Siberia 2 has carried nothing yet; 50 bcm a year are planned.'
		);
	});
	it('says something of any span and unit', () =>
		fc.assert(
			fc.property(
				fc.integer({ min: 2011, max: 2035 }),
				fc.nat(10),
				fc.constantFrom('bcm' as const, 'twh' as const, 'gwhd' as const),
				fc.constantFrom<string[]>([], ['nord-stream-2'], ['china']),
				(first, more, unit, focus) => {
					const selection = seriesOf({ span: [first, Math.min(2035, first + more)], unit, focus });
					expect(seriesTitle(selection)).toMatch(/^[A-Z].*\.$/);
					expect(seriesSummary(selection)).not.toMatch(/NaN|undefined|Infinity/);
				}
			),
			{ numRuns: 60 }
		));
	it('reads a period out with its rate and its basis', () => {
		const series = only('nord-stream-1', { span: [2021, 2023] });
		const june = series.steps.find(({ period }) => period === '2022-06')!;
		expect(stepSpoken(series, june, 'bcm')).toBe(
			'Nord Stream 1, June 2022: 3.2 bcm, a rate of 38.9 a year; energy at 10.3 kWh/m³'
		);
	});
});
