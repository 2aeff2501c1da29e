import { geoConicEqualArea } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invert, MERIDIAN, PARALLELS, project, SCALE, translation } from '#lib/charts/map/projection.ts';

const d3 = geoConicEqualArea()
	.parallels([...PARALLELS])
	.rotate([-MERIDIAN, 0])
	.center([0, 0])
	.scale(SCALE)
	.translate([...translation()]);
const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const place = fc.record({ lon: degrees(-110, 240), lat: degrees(-40, 89) });

describe('the projection', () => {
	it('is the conic that the base map is drawn with', () =>
		fc.assert(
			fc.property(place, ({ lon, lat }) => {
				const [x, y] = d3([lon, lat])!;
				const own = project({ lon, lat });
				expect(own.x).toBeCloseTo(x, 6);
				expect(own.y).toBeCloseTo(y, 6);
			})
		));
	it('goes back to the place that a point is of', () =>
		fc.assert(
			fc.property(place, (there) => {
				const back = invert(project(there));
				expect((back.lon - there.lon + 540) % 360).toBeCloseTo(180, 6);
				expect(back.lat).toBeCloseTo(there.lat, 6);
			})
		));
	it('knows no seam at the 180th meridian', () => {
		const [west, east] = [project({ lon: 180, lat: 66 }), project({ lon: -180, lat: 66 })];
		expect(west.x).toBeCloseTo(east.x, 9);
	});
});
