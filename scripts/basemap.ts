import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoConicEqualArea, geoStream, type GeoPermissibleObjects, type GeoStream } from 'd3';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import { extent, MERIDIAN, PARALLELS, SCALE, surroundings, translation } from '../src/lib/charts/map/projection.ts';

const NAME = 'virtual:basemap';
/** The base map is written in whole tenths of a map unit. */
const TENTHS = 10;
/** Islands smaller than this are left out, square map units: within the network, and far from it. */
const LEAST_AREA = { near: 1.5, far: 12 };
/** Lines keep to within this of where they were, map units. */
const TOLERANCE = { near: 0.16, far: 0.6 };
/** Map units round the network's extent within which land is drawn in detail. */
const ROUND = 90;

type Point = readonly [number, number];
type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/**
 * The land and borders of Natural Earth (world-atlas, 1:50 million) as SVG paths, projected once when the app is built: the
 * module `virtual:basemap` exports the strings `land` and `borders` in tenths of a map unit. No atlas, no topology and no
 * d3-geo reaches the browser.
 */
export function basemap(): Plugin {
	return {
		name: 'gas-pivot:basemap',
		resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
		load(id) {
			if (id !== `\0${NAME}`) return null;
			const { land, borders } = basemapPaths();
			return `export const land = ${JSON.stringify(land)};\nexport const borders = ${JSON.stringify(borders)};\n`;
		}
	};
}

export function basemapPaths(): { land: string; borders: string } {
	const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
	const atlas = JSON.parse(readFileSync(file, 'utf8')) as Atlas;
	const borders = mesh(atlas, atlas.objects.countries, (a, b) => a !== b);
	return {
		land: pathOf(feature(atlas, atlas.objects.land), true),
		borders: pathOf({ ...borders, coordinates: borders.coordinates.flatMap(withoutIsthmus) }, false)
	};
}

/**
 * Natural Earth draws who holds a land; maps of states draw whose it is. The line across the isthmus of Perekop is no
 * border (UN General Assembly resolution 68/262).
 */
function withoutIsthmus(line: number[][]): number[][][] {
	const pieces: number[][][] = [[]];
	for (const point of line) {
		const [lon, lat] = point as [number, number];
		if (lon > 32.5 && lon < 36.5 && lat > 45.2 && lat < 46.4) pieces.push([]);
		else pieces.at(-1)!.push(point);
	}
	return pieces.filter((piece) => piece.length > 1);
}

/** A path of whole numbers, each point written as the step from the one before. */
function pathOf(shape: GeoPermissibleObjects, closed: boolean): string {
	return linesOf(shape)
		.filter((line) => !closed || Math.abs(areaOf(line)) > LEAST_AREA[line.some(isNear) ? 'near' : 'far'])
		.map((line) => simplify(line).map(([x, y]) => [Math.round(x * TENTHS), Math.round(y * TENTHS)] as const))
		.map((line) => line.filter(([x, y], i) => i === 0 || x !== line[i - 1]![0] || y !== line[i - 1]![1]))
		.filter((line) => line.length > (closed ? 3 : 1))
		.map(([first, ...rest]) => {
			let [x, y] = first!;
			const steps = rest.map((point) => {
				const step = `${point[0] - x} ${point[1] - y}`;
				[x, y] = point;
				return step.replace(' -', '-');
			});
			return `M${first![0]} ${first![1]}l${steps.join(' ').replaceAll(' -', '-')}${closed ? 'z' : ''}`;
		})
		.join('');
}

/** The projected and clipped lines of a shape, in map units. */
function linesOf(shape: GeoPermissibleObjects): Point[][] {
	const { x, y, width, height } = surroundings;
	const projection = geoConicEqualArea()
		.parallels([...PARALLELS])
		.rotate([-MERIDIAN, 0])
		.center([0, 0])
		.scale(SCALE)
		.translate([...translation()])
		.precision(0.1)
		.clipExtent([
			[x, y],
			[x + width, y + height]
		]);
	const lines: Point[][] = [];
	const sink: GeoStream = {
		point: (px, py) => lines.at(-1)!.push([px, py]),
		lineStart: () => lines.push([]),
		lineEnd: () => undefined,
		polygonStart: () => undefined,
		polygonEnd: () => undefined
	};
	geoStream(shape, projection.stream(sink));
	return lines.filter((line) => line.length > 1);
}

function areaOf(ring: readonly Point[]): number {
	return ring.reduce((sum, [x, y], i) => {
		const [nextX, nextY] = ring[(i + 1) % ring.length]!;
		return sum + (x * nextY - nextX * y) / 2;
	}, 0);
}

const isNear = ([x, y]: Point) =>
	x > extent.x - ROUND &&
	x < extent.x + extent.width + ROUND &&
	y > extent.y - ROUND &&
	y < extent.y + extent.height + ROUND;

/** Douglas and Peucker, 1973. A ring is cut at its farthest point first. */
function simplify(line: readonly Point[]): Point[] {
	if (line.length < 3) return [...line];
	const [first, last] = [line[0]!, line.at(-1)!];
	let [most, at] = [-1, 1];
	for (let i = 1; i < line.length - 1; i++) {
		const far = distanceTo(line[i]!, first, last);
		if (far > most) [most, at] = [far, i];
	}
	if (most <= TOLERANCE[isNear(line[at]!) ? 'near' : 'far']) return [first, last];
	return [...simplify(line.slice(0, at + 1)), ...simplify(line.slice(at)).slice(1)];
}

function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
	const size = Math.hypot(bx - ax, by - ay);
	return size === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / size;
}
