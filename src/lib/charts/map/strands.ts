import type { Point as Place, Route } from '#lib/facts/network.ts';
import type { Point } from '../frame.ts';
import { project } from './projection.ts';

/** One line of a route, in map units from supply to market. */
export interface Strand {
	readonly points: readonly Point[];
	/** Its part of the route's volume. Lines side by side share alike, since no source splits a route's figure by line. */
	readonly share: number;
	/** The strand that it branches off, by index; `null` for one that begins by itself. */
	readonly parent: number | null;
}

/** Parts of a line that end and begin this near each other are one line, radians (some 20 km). */
const NEAR = 0.0035;
/** Points farther apart than this are joined along the great circle, radians (some 160 km). */
const STEP = 0.025;

type Vector = readonly [number, number, number];
interface Part {
	places: readonly Place[];
	parent: Part | null;
}

/** Neither a year nor a zoom changes a route's lines. */
const known = new WeakMap<Route['parts'], readonly Strand[]>();

/** The lines that a route is drawn as: parts end to end are joined, a part that begins on another branches off it. */
export function strandsOf({ parts }: Pick<Route, 'parts'>): readonly Strand[] {
	let strands = known.get(parts);
	if (!strands) known.set(parts, (strands = strandsFrom(parts)));
	return strands;
}

function strandsFrom(parts: Route['parts']): Strand[] {
	const all: Part[] = parts.filter((places) => places.length > 1).map((places) => ({ places, parent: null }));
	for (const part of [...all]) attach(part, all);
	let joined: boolean;
	do {
		joined = false;
		for (const part of all) {
			const [only, ...more] = all.filter(({ parent }) => parent === part);
			if (!only || more.length > 0) continue;
			part.places = [...part.places, ...only.places];
			all.splice(all.indexOf(only), 1);
			for (const other of all) if (other.parent === only) other.parent = part;
			joined = true;
			break;
		}
	} while (joined);
	const share = (part: Part): number =>
		(part.parent ? share(part.parent) : 1) / all.filter(({ parent }) => parent === part.parent).length;
	return all.map((part) => ({
		points: alongSphere(part.places).map(project),
		share: share(part),
		parent: part.parent ? all.indexOf(part.parent) : null
	}));
}

/** Makes a part the child of one that its beginning lies on, which is cut in two where that is not at its end. */
function attach(part: Part, all: Part[]): void {
	const start = part.places[0]!;
	for (const trunk of all) {
		if (trunk === part) continue;
		const at = trunk.places.findLastIndex((place, i) => i > 0 && angle(vector(place), vector(start)) < NEAR);
		if (at < 1) continue;
		if (at < trunk.places.length - 1) {
			const rest: Part = { places: trunk.places.slice(at), parent: trunk };
			for (const other of all) if (other.parent === trunk) other.parent = rest;
			trunk.places = trunk.places.slice(0, at + 1);
			all.push(rest);
		}
		part.parent = trunk;
		return;
	}
}

/** The same line with points no farther apart than a step. */
function alongSphere(places: readonly Place[]): Place[] {
	return places.flatMap((place, i) => {
		const next = places[i + 1];
		if (!next) return [place];
		const [a, b] = [vector(place), vector(next)];
		const whole = angle(a, b);
		const pieces = Math.max(1, Math.ceil(whole / STEP));
		return Array.from({ length: pieces }, (_, j) => (j === 0 ? place : between(a, b, whole, j / pieces)));
	});
}

function between(a: Vector, b: Vector, whole: number, t: number): Place {
	const [p, q] = [Math.sin((1 - t) * whole) / Math.sin(whole), Math.sin(t * whole) / Math.sin(whole)];
	const [x, y, z] = [p * a[0] + q * b[0], p * a[1] + q * b[1], p * a[2] + q * b[2]];
	return { lon: (Math.atan2(y, x) * 180) / Math.PI, lat: (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI };
}

function vector({ lon, lat }: Place): Vector {
	const [l, f] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
	return [Math.cos(f) * Math.cos(l), Math.cos(f) * Math.sin(l), Math.sin(f)];
}

const angle = (a: Vector, b: Vector) =>
	2 * Math.asin(Math.min(1, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2));
