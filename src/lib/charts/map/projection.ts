import type { Point as Place } from '#lib/facts/network.ts';
import type { Box, Point } from '../frame.ts';

/**
 * Albers' equal-area conic, on a sphere of radius 1 (J. P. Snyder, Map Projections: A Working Manual, USGS Professional
 * Paper 1395, 1987, pages 98 to 101). Equal area, for a reader compares Europe with Siberia and China; a conic, for the
 * network runs east and west in middle latitudes, where a cylinder swells Siberia and an azimuthal lays Europe on its side.
 * The lower parallel lies far south on purpose: it flattens the cone, so that Europe and China both stand nearly upright,
 * at the price of a seventh too much breadth at the latitude of Yamal.
 */
export const PARALLELS = [15, 60] as const;
/** Halfway between Lisbon and Tokyo. The map is cut along the opposite meridian, in western Canada. */
export const MERIDIAN = 65;

const radians = Math.PI / 180;
const [low, high] = PARALLELS.map((degrees) => Math.sin(degrees * radians)) as [number, number];
const n = (low + high) / 2;
const c = 1 + low * (2 * n - low);

/** On the unit sphere's map: x to the east, y to the south, the pole's centre at the origin. */
function raw({ lon, lat }: Place): Point {
	const angle = n * radians * (((((lon - MERIDIAN) % 360) + 540) % 360) - 180);
	const radius = Math.sqrt(c - 2 * n * Math.sin(lat * radians)) / n;
	return { x: radius * Math.sin(angle), y: radius * Math.cos(angle) };
}

/** Where the network ends: Portugal, Norway, the Kara Sea, Kamchatka's south and Japan, Burma, the Sahara. */
const outposts = [
	[-8.5, 38],
	[3, 63],
	[72, 73],
	[147, 45],
	[141.5, 34.5],
	[92, 18.5],
	[4, 31]
].map(([lon, lat]) => raw({ lon: lon!, lat: lat! }));
const left = Math.min(...outposts.map(({ x }) => x));
const top = Math.min(...outposts.map(({ y }) => y));
const breadth = Math.max(...outposts.map(({ x }) => x)) - left;

/** Map units across the network, which is what the fitted map shows. */
const BREADTH = 1000;
/** Map units for one radius of the sphere. */
export const SCALE = BREADTH / breadth;
/** The network's place in map units. The same for every year, so that nothing jumps. */
export const extent: Box = {
	x: 0,
	y: 0,
	width: BREADTH,
	height: (Math.max(...outposts.map(({ y }) => y)) - top) * SCALE
};
/** What the base map covers: all that can come into a frame, since a map's middle never leaves the extent. */
export const surroundings: Box = { x: -560, y: -720, width: 2120, height: 1960 };

/** From degrees to map units. */
export function project(place: Place): Point {
	const { x, y } = raw(place);
	return { x: (x - left) * SCALE, y: (y - top) * SCALE };
}

/** From map units to degrees; `project`'s inverse. */
export function invert({ x, y }: Point): Place {
	const east = x / SCALE + left;
	const south = y / SCALE + top;
	const radius = Math.hypot(east, south) * n;
	const lon = MERIDIAN + Math.atan2(east, south) / n / radians;
	const sine = (c - radius * radius) / (2 * n);
	return { lon: ((((lon + 180) % 360) + 360) % 360) - 180, lat: Math.asin(Math.max(-1, Math.min(1, sine))) / radians };
}

/** The translation with which d3-geo's conic of the same parallels, meridian and scale gives the same map units. */
export const translation = (): readonly [number, number] => [-left * SCALE, (Math.sqrt(c) / n - top) * SCALE];
