import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forms, overlap, within, type Box } from '#lib/charts/frame.ts';
import { gridOf } from '#lib/charts/timeline/axis.ts';
import { layoutTimeline, type Panel, type TimelineGeometry } from '#lib/charts/timeline/layout.ts';
import { areaOf, touching } from '#lib/charts/timeline/path.ts';
import { stepAt, stepBeside } from '#lib/charts/timeline/read.ts';
import { packMonths, unpackMonths } from '#lib/facts/months.ts';
import { selectSeries } from '#lib/view/series.ts';
import type { View } from '#lib/view/view.ts';
import { shipped, shippedScope, viewOf } from '../support/network.ts';

const months = unpackMonths(packMonths(shipped));
const seriesOf = (change: Partial<View>) => selectSeries(shipped, months, viewOf(shipped, change));
const lay = (change: Partial<View>, form = forms[2]!) => layoutTimeline(seriesOf(change), form);
const panelOf = ({ panels }: TimelineGeometry, key: string): Panel => panels.find((panel) => panel.key === key)!;
const ns1 = { span: [2021, 2023] as const, focus: ['nord-stream-1'] };

/** All that is written or stands as a mark, panel by panel. */
const boxesOf = ({ panels, axis, unit }: TimelineGeometry): Box[] => [
	...[...axis.top, ...axis.foot, unit].map(({ box }) => box),
	...panels.flatMap(({ name, figures, flags, marks }) => [
		name.box,
		...(figures ? [figures.box] : []),
		...[...flags, ...marks].map(({ box }) => box)
	])
];
function holdsTogether(geometry: TimelineGeometry) {
	const boxes = boxesOf(geometry);
	expect(
		boxes.filter((box) => !within(box, geometry.width + 1, geometry.height)),
		'out of the frame'
	).toEqual([]);
	expect(
		boxes.filter((box, i) => boxes.some((other, j) => j > i && overlap(box, other))),
		'over another'
	).toEqual([]);
	for (const { flags } of geometry.panels)
		for (const { x, box, event } of flags)
			for (const other of flags)
				if (other.event !== event && x > other.box.x && x < other.box.x + other.box.width)
					expect(box.y, `staff of ${event.title}`).toBeGreaterThanOrEqual(other.box.y + other.box.height);
	expect(JSON.stringify(geometry.panels.map(({ drawing, marks }) => [drawing, marks]))).not.toMatch(/NaN|Infinity/);
}

describe('layoutTimeline', () => {
	it('draws a panel for each route, in the order of the data', () => {
		const selection = seriesOf({});
		const { panels } = layoutTimeline(selection, forms[2]!);
		expect(panels.flatMap(({ id }) => id ?? [])).toEqual(selection.series.map(({ id }) => id));
	});
	it('draws every step as high as its rate and as wide as its days, on one scale', () => {
		for (const form of forms)
			for (const change of [{}, { span: [2021, 2023] as const }]) {
				const { panels, scale, pixels } = lay(change, form);
				const perDay = (scale.right - scale.left) / (scale.days.to - scale.days.from);
				expect(pixels).toBe(scale.perUnit);
				for (const { drawing, plot } of panels)
					for (const { step, box } of drawing?.steps ?? []) {
						expect(box.height).toBeCloseTo(step.rate * scale.perUnit, 2);
						expect(box.y + box.height).toBeCloseTo(plot.y + plot.height, 0);
						const piece = step.pieces.find(({ from }) => Math.abs(scale.x(from) - box.x) < 0.06)!;
						expect(Math.abs(box.width - (piece.to - piece.from) * perDay)).toBeLessThan(0.11);
					}
			}
	});
	it('keeps heights when only the unit changes', () => {
		const height = (unit: View['unit']) =>
			panelOf(lay({ focus: ['medgaz'], unit }), 'medgaz').drawing!.steps.find(({ step }) => step.period === '2023-01')!
				.box.height;
		expect(height('twh')).toBeCloseTo(height('bcm15'), 1);
	});
	it('draws 0 as a line along the axis with a 0, and leaves a gap open with a ?', () => {
		const { drawing, plot } = panelOf(lay(ns1), 'nord-stream-1');
		const axis = plot.y + plot.height;
		expect(drawing!.zeros.map(({ path, words }) => [path.split(',')[1]!.split('H')[0], words?.text])).toEqual([
			[String(axis), '0']
		]);
		expect(drawing!.gaps).toEqual([]);
		const maghreb = panelOf(lay({ focus: ['maghreb-europe'] }), 'maghreb-europe').drawing!;
		expect(maghreb.gaps.map(({ words }) => words?.text)).toEqual(['?', '?']);
		const last = maghreb.steps.at(-1)!.box;
		expect(Number(maghreb.gaps[1]!.path.slice(1).split(',')[0])).toBeCloseTo(last.x + last.width, 1);
	});
	it('steps capacity, and leaves what damage took as a broken outline with a cross', () => {
		const { outlines } = panelOf(lay(ns1), 'nord-stream-1').drawing!;
		expect(outlines.map(({ standing, lost }) => [standing.status, lost !== null])).toEqual([
			['operating', false],
			['damaged', true]
		]);
	});
	it('tells the events of June to September 2022 on the chart, wherever it is read', () => {
		for (const form of forms) {
			const { flags, marks } = panelOf(lay(ns1, form), 'nord-stream-1');
			expect(flags.map(({ event }) => event.date)).toEqual([
				'2022-06-14',
				'2022-06-16',
				'2022-07-27',
				'2022-08-31',
				'2022-09-02',
				'2022-09-26'
			]);
			expect(marks.filter(({ kind }) => kind === 'event')).toEqual([]);
			for (const { event, lines } of flags)
				expect(lines.map(({ text }) => text).join(' ')).toContain(event.title.split(' ').at(-1));
		}
		for (const form of forms.slice(1))
			expect(panelOf(lay({ span: [2021, 2023] }, form), 'nord-stream-1').flags).toHaveLength(6);
	});
	it('shows every event and every dated claim once, as a flag or as a mark', () => {
		for (const form of forms)
			for (const change of [{}, { span: [2021, 2023] as const }, ns1, { stack: 'market' as const }]) {
				const selection = seriesOf(change);
				const { panels } = layoutTimeline(selection, form);
				const numbers = panels.flatMap(({ flags, marks }) => [
					...flags.map(({ event }) => event.number),
					...marks.flatMap((mark) => (mark.kind === 'event' ? mark.event.number : []))
				]);
				expect(numbers.sort((a, b) => a - b)).toEqual(selection.events.map(({ number }) => number));
				const pinned = panels.flatMap(({ marks }) =>
					marks.flatMap((mark) => (mark.kind === 'claims' ? mark.claims.map(({ seq }) => seq) : []))
				);
				expect(pinned.sort((a, b) => a - b)).toEqual(selection.claims.map(({ seq }) => seq));
			}
	});
	it('keeps labels and marks apart and in the frame, whatever the span, focus and form', () =>
		fc.assert(
			fc.property(
				fc.integer({ min: shippedScope.firstYear, max: shippedScope.lastYear }),
				fc.nat(24),
				fc.subarray([...shippedScope.routes, 'europe', 'china'], { maxLength: 5 }),
				fc.constantFrom(...forms),
				fc.record({ plans: fc.boolean(), stack: fc.constantFrom('route' as const, 'market' as const) }),
				fc.constantFrom('bcm' as const, 'gwhd' as const),
				(first, more, focus, form, change, unit) => {
					const span = [first, Math.min(shippedScope.lastYear, first + more)] as const;
					holdsTogether(lay({ span, focus, unit, ...change }, form));
				}
			),
			{ numRuns: 150 }
		));
	it('leaves the selection as it was', () => {
		const selection = seriesOf({ span: [2019, 2026], plans: true });
		const before = JSON.stringify(selection);
		for (const form of forms) layoutTimeline(selection, form);
		expect(JSON.stringify(selection)).toBe(before);
	});
	it('stacks the routes of a market on each other, as high together as their rates', () => {
		const geometry = lay({ stack: 'market', span: [2021, 2021] });
		const { drawing, plot } = panelOf(geometry, 'europe');
		const first = drawing!.steps.filter(({ box }) => box.x === geometry.scale.left);
		const sum = first.reduce((total, { step }) => total + step.rate, 0);
		const top = Math.min(...first.map(({ box }) => box.y));
		expect(first.length).toBeGreaterThan(8);
		expect(plot.y + plot.height - top).toBeCloseTo(sum * geometry.scale.perUnit, 0);
	});
});

describe('a stepped path', () => {
	it('runs along its heads and back along its feet', () =>
		expect(
			areaOf([
				{ x0: 0, x1: 10, foot: 50, head: 20 },
				{ x0: 10, x1: 20, foot: 50, head: 30 }
			])
		).toBe('M0,20H10V30H20L20,50H0Z'));
	it('breaks where days are missing', () =>
		expect(
			touching([
				{ x0: 0, x1: 10 },
				{ x0: 10, x1: 20 },
				{ x0: 30, x1: 40 }
			]).map((group) => group.length)
		).toEqual([2, 1]));
});

describe('the hairlines of a panel', () => {
	it.each([
		[60, 4, 28, [10, 20, 30, 40, 50, 60]],
		[60, 0.7, 28, [50]],
		[12, 0.7, 28, []]
	])('for %d at %d pixels, %d apart, are %j', (most, perUnit, apart, lines) =>
		expect(gridOf(most, perUnit, apart)).toEqual(lines)
	);
});

describe('reading a panel', () => {
	const panel = panelOf(lay(ns1), 'nord-stream-1');
	it('finds the period under a hand, and the nearest one beside', () => {
		const june = panel.drawing!.steps.find(({ step }) => step.period === '2022-06')!;
		expect(stepAt(panel, june.box.x + 5, 0)).toBe(june);
		expect(stepAt(panel, -50, 0)!.step.period).toBe('2021-01');
	});
	it('steps from one period to the next, and stops at the ends', () => {
		const last = stepBeside(panel, null, -1)!;
		expect(last.step.period).toBe('2023');
		expect(stepBeside(panel, last, -1)!.step.period).toBe('2023-03');
		expect(stepBeside(panel, last, 1)).toBe(last);
		expect(stepBeside(panel, null, 1)!.step.period).toBe('2021-01');
	});
});
