import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forms, type Frame } from '#lib/charts/frame.ts';
import { extent, project } from '#lib/charts/map/projection.ts';
import { atOf, bounded, fitted, mapHeight, panned, toPixels, transformOf, zoomed } from '#lib/charts/map/viewport.ts';

const frame = fc.constantFrom<Frame[]>(...forms);
const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const at = fc.record({ lon: within(-180, 180), lat: within(-90, 90), zoom: within(1, 32) });

describe('looking at the map', () => {
	it('holds the whole network when fitted', () =>
		fc.assert(
			fc.property(frame, (frame) => {
				const t = transformOf(null, frame);
				const corner = toPixels({ x: extent.width, y: extent.height }, t);
				expect(Math.min(t.x, t.y)).toBeGreaterThanOrEqual(0);
				expect(corner.x).toBeLessThanOrEqual(frame.width);
				expect(corner.y).toBeLessThanOrEqual(mapHeight(frame));
			})
		));
	it('gives back the place that it was looked at from', () =>
		fc.assert(
			fc.property(at, frame, (at, frame) => {
				const from = bounded(at);
				const back = atOf(transformOf(from, frame), frame);
				expect(project(back).x).toBeCloseTo(project(from).x, 5);
				expect(project(back).y).toBeCloseTo(project(from).y, 5);
				expect(back.zoom).toBeCloseTo(from.zoom, 9);
			})
		));
	it('never leaves the network out of sight', () =>
		fc.assert(
			fc.property(at, (at) => {
				const { x, y } = project(bounded(at));
				expect(x).toBeGreaterThan(-1e-6);
				expect(x).toBeLessThan(extent.width + 1e-6);
				expect(y).toBeGreaterThan(-1e-6);
				expect(y).toBeLessThan(extent.height + 1e-6);
			})
		));
	it('zooms towards a point that stays where it is', () => {
		const frame = forms[2]!;
		const from = { lon: 40, lat: 50, zoom: 4 };
		const point = { x: 300, y: 200 };
		const [before, after] = [transformOf(from, frame), transformOf(zoomed(from, frame, 1.7, point), frame)];
		expect((point.x - after.x) / after.k).toBeCloseTo((point.x - before.x) / before.k, 4);
		expect((point.y - after.y) / after.k).toBeCloseTo((point.y - before.y) / before.k, 4);
	});
	it('stops at its nearest and at its farthest', () => {
		expect(zoomed(null, forms[0]!, 0.1).zoom).toBeCloseTo(1, 9);
		expect(zoomed(null, forms[0]!, 1e6).zoom).toBeCloseTo(32, 9);
		expect(fitted.zoom).toBe(1);
	});
	it('comes back from a pan and its opposite', () => {
		const frame = forms[1]!;
		const from = { lon: 60, lat: 50, zoom: 5 };
		const back = panned(panned(from, frame, 40, -25), frame, -40, 25);
		expect(back.lon).toBeCloseTo(from.lon, 6);
		expect(back.lat).toBeCloseTo(from.lat, 6);
	});
});
