import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forms, overlap, within, type Box, type Frame, type Point } from '#lib/charts/frame.ts';
import { layoutMap, type LaidRoute } from '#lib/charts/map/layout.ts';
import { fromSegment } from '#lib/charts/map/line.ts';
import { strandsOf } from '#lib/charts/map/strands.ts';
import { readNetwork } from '#lib/facts/network.ts';
import { fileNames, type FileName } from '#lib/facts/schema.ts';
import { pixelsPerBcm } from '#lib/charts/pipe.ts';
import { scopeOf } from '#lib/view/scope.ts';
import { select } from '#lib/view/select.ts';
import { initialView, type At, type View } from '#lib/view/view.ts';

const texts = Object.fromEntries(fileNames.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')]));
const network = readNetwork(texts as Record<FileName, string>);
const view = initialView(scopeOf(network));
const show = (change: Partial<View>) => select(network, { ...view, ...change });
const draw = (change: Partial<View>, frame: Frame = forms[2]!, at: At | null = null, selection = show(change)) =>
	layoutMap(selection, network.places, frame, at);

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyAt = fc.option(fc.record({ lon: between(-20, 150), lat: between(10, 75), zoom: between(1, 32) }));
const anyFrame = fc.oneof(
	fc.constantFrom<Frame[]>(...forms),
	fc.integer({ min: 300, max: 600 }).map((width): Frame => ({ form: 'narrow', width }))
);
const anyView = fc.record({
	year: fc.integer({ min: 2012, max: 2035 }),
	plans: fc.boolean(),
	focus: fc.constantFrom<string[][]>(
		[],
		['nord-stream-1', 'nord-stream-2'],
		['china'],
		['power-of-siberia-2', 'turkstream']
	)
});

describe('the map', () => {
	it('draws every selected route, each line as wide as its share of the volume', () =>
		fc.assert(
			fc.property(anyView, anyFrame, (change, frame) => {
				const selection = show(change);
				const { routes } = draw(change, frame, null, selection);
				const pixels = pixelsPerBcm(selection, frame) / selection.perBcm;
				expect(new Set(routes.map(({ route }) => route.id))).toEqual(new Set(selection.routes.map(({ id }) => id)));
				for (const { route, pipes } of routes) {
					const first = strandsOf(route.route).filter(({ parent }) => parent === null).length;
					const { widths } = pipes[0]!;
					if (route.flow) expect(widths.flow! * first).toBeCloseTo(route.flow.value * pixels, 1);
					else expect(widths.flow).toBeNull();
					if (route.capacity) expect(widths.capacity! * first).toBeCloseTo(route.capacity.value * pixels, 1);
				}
			}),
			{ numRuns: 25 }
		));
	it('keeps labels apart, within the frame, and off marks and the scale', () =>
		fc.assert(
			fc.property(anyView, anyFrame, anyAt, (change, frame, at) => {
				const { labels, routes, dots, scale, width, height } = draw(change, frame, at);
				const solid = [
					scale.box,
					...dots.map((dot) => square(dot.at, 2)),
					...routes.flatMap(({ marks }) => marks.map((mark) => square(mark, 7)))
				];
				for (const [i, { box, id }] of labels.entries()) {
					expect(within(box, width, height), id).toBe(true);
					for (const other of labels.slice(0, i)) expect(overlap(box, other.box), `${id} on ${other.id}`).toBe(false);
					for (const other of solid) expect(overlap(box, other), id).toBe(false);
				}
			}),
			{ numRuns: 60 }
		));
	it('sets no text smaller than 12 pixels', () => {
		for (const { lines } of draw({ year: 2021 }).labels)
			for (const { size } of lines) expect(size).toBeGreaterThanOrEqual(12);
	});
	it('names all that is in focus', () => {
		for (const frame of forms) {
			const { labels } = draw({ year: 2025, plans: true, focus: ['nord-stream-2', 'power-of-siberia-2'] }, frame);
			const named = labels.filter(({ kind }) => kind === 'route').map(({ id }) => id);
			expect(named).toEqual(expect.arrayContaining(['nord-stream-2', 'power-of-siberia-2']));
		}
	});
	it('tells the two Nord Streams apart in the Baltic', () => {
		for (const frame of forms) {
			const { routes } = draw({ year: 2021 }, frame, { lon: 18, lat: 57, zoom: 6 });
			const [one, two] = ['nord-stream-1', 'nord-stream-2'].map((id) => routes.find(({ route }) => route.id === id)!);
			expect(one!.stretches.length * two!.stretches.length).toBeGreaterThan(0);
			expect(gap(one!, two!)).toBeGreaterThanOrEqual((one!.pipes[0]!.widths.extent + two!.pipes[0]!.widths.extent) / 2);
		}
	});
	it('marks a pipe of unknown flow, and crosses a damaged one', () => {
		const { routes } = draw({ year: 2025 });
		for (const { route, pipes, marks, stretches } of routes) {
			if (pipes[0]!.widths.lost > 0) expect(marks.length, route.id).toBeGreaterThan(0);
			if (marks.length > 0) expect(route.flow === null || route.lost > 0, route.id).toBe(true);
			if (route.flow === null && !route.planned && Math.max(...stretches.map(({ length }) => length)) > 24)
				expect(marks.length, route.id).toBeGreaterThan(0);
		}
	});
	it('stays where it is from year to year', () => {
		expect(draw({ year: 2015 }).transform).toEqual(draw({ year: 2024 }).transform);
	});
	it('is the same for the same selection, and leaves it as it was', () => {
		const selection = show({ year: 2024, plans: true });
		const copy = structuredClone(selection);
		const at = { lon: 33, lat: 43, zoom: 4 };
		expect(draw({}, forms[1], at, selection)).toEqual(draw({}, forms[1], at, selection));
		expect(selection).toEqual(copy);
	});
	it('draws a network without routes', () => {
		const nothing = layoutMap(select({ ...network, routes: [] }, view), network.places, forms[0]!, null);
		expect(nothing.routes).toEqual([]);
	});
});

describe('the lines of a route', () => {
	it('share its volume: lines side by side by number, a branch its trunk', () => {
		const lineOf = (...lons: number[]) => lons.map((lon) => ({ lon, lat: 50 }));
		const shares = (...parts: ReturnType<typeof lineOf>[]) => strandsOf({ parts }).map(({ share }) => share);
		expect(shares(lineOf(10, 20))).toEqual([1]);
		expect(shares(lineOf(10, 20), lineOf(20, 30))).toEqual([1]);
		expect(shares(lineOf(10, 20), lineOf(11, 20))).toEqual([0.5, 0.5]);
		expect(shares(lineOf(10, 20), lineOf(20, 30), lineOf(20, 25))).toEqual([1, 0.5, 0.5]);
		expect(shares(lineOf(10, 20, 30), lineOf(20, 25)).toSorted()).toEqual([0.5, 0.5, 1]);
	});
});

const square = ({ x, y }: Point, half: number): Box => ({
	x: x - half,
	y: y - half,
	width: 2 * half,
	height: 2 * half
});

/** The least distance between what is seen of two routes' middle lines. */
function gap(a: LaidRoute, b: LaidRoute): number {
	const apart = (from: LaidRoute, to: LaidRoute) =>
		from.stretches.flatMap(({ points }) =>
			points.flatMap((p) =>
				to.stretches.flatMap((other) => other.points.slice(1).map((q, i) => fromSegment(p, other.points[i]!, q)))
			)
		);
	return Math.min(...apart(a, b), ...apart(b, a));
}
