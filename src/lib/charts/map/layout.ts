import type { Place } from '#lib/facts/network.ts';
import { foremostOf, MOST_LINES } from '#lib/view/grouped.ts';
import type { SelectedPlace, SelectedRoute, Selection } from '#lib/view/select.ts';
import type { At } from '#lib/view/view.ts';
import type { Box, Frame, Point } from '../frame.ts';
import { extentOf, isThin, pixelsPerBcm, widthsOf, type Widths } from '../pipe.ts';
import { arrowsOn, crossesOn, queryOn, type Arrow } from './marks.ts';
import { groundOf } from './ground.ts';
import { placeLabels, type MapLabel } from './labels.ts';
import { beside, clip, curved, lengthOf, simplify } from './line.ts';
import { project } from './projection.ts';
import { scaleKey, type ScaleKey } from './scale.ts';
import { layTracks, type Track } from './tracks.ts';
import { isInside, mapHeight, toPixels, transformOf, type Transform } from './viewport.ts';
import { countryWish, dotWish, nodeWish, routeWishes } from './wishes.ts';

/** Lines of a route that are equally wide. */
export interface LaidPipe {
	/** Runs along the middle of each line; empty where none comes into the frame. */
	readonly path: string;
	/** Runs along both edges of a sea lane's capacity; empty for a pipe, whose casing is a stroke. */
	readonly edges: string;
	readonly widths: Widths;
}

export interface LaidRoute {
	readonly route: SelectedRoute;
	/** The lines that the route begins with, then those that share it out. */
	readonly pipes: readonly LaidPipe[];
	/** What of it comes into the frame, for labels. */
	readonly stretches: readonly { readonly points: readonly Point[]; readonly length: number }[];
	/** Half the width of one line with its casing, pixels. */
	readonly half: number;
	/** Where a cross or a `?` stands. */
	readonly marks: readonly Point[];
	readonly arrows: readonly Arrow[];
}

/** The point of a place, where a drawn route begins or ends. */
export interface LaidDot {
	readonly place: Place;
	readonly at: Point;
	readonly bright: boolean;
}

export interface MapGeometry {
	readonly form: Frame['form'];
	readonly width: number;
	readonly height: number;
	/** Pixels for one bcm: the Sankey's, at every zoom. */
	readonly pixels: number;
	readonly transform: Transform;
	/** In the order to draw them in: what stands out comes last. */
	readonly routes: readonly LaidRoute[];
	readonly dots: readonly LaidDot[];
	readonly labels: readonly MapLabel[];
	readonly scale: ScaleKey;
	/** Room at the top right that labels leave to the buttons of the map. */
	readonly controls: Box;
	/** Flows thinner than a pixel. */
	readonly thin: number;
}

/**
 * Lays the selection out on the map, looked at from a place. Pipes are as wide as on the Sankey at every zoom, so zooming in
 * parts lines that share a corridor; until it does, they stand side by side. Of a large network the widest are laid out.
 */
export function layoutMap(all: Selection, places: readonly Place[], frame: Frame, at: At | null): MapGeometry {
	const selection = foremostOf(all, MOST_LINES, extentOf);
	const { form, width } = frame;
	const height = mapHeight(frame);
	const transform = transformOf(at, frame);
	const pixels = pixelsPerBcm(all, frame);
	const routes = layRoutes(selection, frame, transform, pixels / selection.perBcm);
	const dots = layDots(routes, places, transform, { x: 0, y: 0, width, height });
	const scale = scaleKey(selection, pixels / selection.perBcm, frame, height);
	const controls = { x: width - 52, y: 0, width: 52, height: 140 };
	return {
		form,
		width,
		height,
		pixels,
		transform,
		routes,
		dots,
		labels: label(selection, places, routes, dots, [scale.box, controls], frame, transform),
		scale,
		controls,
		thin: routes.filter(({ pipes }) => pipes.every((pipe) => isThin(pipe.widths))).length
	};
}

function layRoutes(selection: Selection, frame: Frame, transform: Transform, pixels: number): LaidRoute[] {
	const height = mapHeight(frame);
	const tracks = layTracks(selection.routes, frame, transform, pixels);
	return selection.routes
		.map((route): LaidRoute => {
			const own = tracks.filter((track) => track.route === route);
			const shares = [...new Set(own.map((track) => track.share))];
			const half = Math.max(0, ...own.map((track) => track.half));
			const seen = own.flatMap(({ points }) => clip(points, { x: 0, y: 0, width: frame.width, height }));
			const stretches = seen.map((points) => ({ points, length: lengthOf(points) })).filter(({ length }) => length > 6);
			const pipes = (shares.length === 0 ? [1] : shares).map((share): LaidPipe => {
				const widths = widthsOf(route, pixels * share);
				const lines = own.filter((track) => track.share === share).flatMap((track) => near(track, frame));
				const edge = route.route.carrier === 'lng' ? (widths.capacity ?? 0) / 2 : 0;
				const draw = (points: readonly Point[]) => curved(simplify(points, 0.5), 8 + half);
				return {
					widths,
					path: lines.map(draw).join(''),
					edges:
						edge === 0
							? ''
							: lines.flatMap((points) => [beside(points, edge), beside(points, -edge)].map(draw)).join('')
				};
			});
			const { widths } = pipes[0]!;
			const unknown = widths.flow === null && !route.planned;
			const marks = widths.lost > 0 ? crossesOn(own, frame) : unknown ? queryOn(stretches) : [];
			return { route, pipes, stretches, half, marks, arrows: arrowsOn(stretches, widths, marks) };
		})
		.sort((a, b) => rank(a) - rank(b) || b.half - a.half);
}

/** Pixels for one map unit from which ends of pipes and countries are named: further out, names would look strewn. */
const NAMES = { ends: 1, countries: 0.6 };

/** What of a track comes so near the frame that its stroke is seen. */
function near({ points, half }: Track, frame: Frame): Point[][] {
	const room = half + 8;
	return clip(points, { x: -room, y: -room, width: frame.width + 2 * room, height: mapHeight(frame) + 2 * room });
}

/** Dim under bright, ships under pipes; of the rest the wider lie under the narrower. */
const rank = ({ route }: LaidRoute) => (route.bright ? 4 : 0) + (route.route.carrier === 'lng' ? 0 : 2);

function layDots(routes: readonly LaidRoute[], places: readonly Place[], transform: Transform, box: Box): LaidDot[] {
	const ends = new Map<string, boolean>();
	for (const { route } of routes)
		for (const id of [route.route.from, route.route.to]) ends.set(id, (ends.get(id) ?? false) || route.bright);
	return places.flatMap((place) => {
		const bright = ends.get(place.id);
		if (bright === undefined || place.at === null || place.kind === 'market') return [];
		const at = toPixels(project(place.at), transform);
		return isInside(at, box) ? [{ place, at, bright }] : [];
	});
}

function label(
	selection: Selection,
	places: readonly Place[],
	routes: readonly LaidRoute[],
	dots: readonly LaidDot[],
	kept: readonly Box[],
	frame: Frame,
	transform: Transform
): MapLabel[] {
	const height = mapHeight(frame);
	const covered = groundOf(
		routes.flatMap(({ stretches, half, route }) =>
			stretches.map(({ points }) => ({ points, half, weight: route.bright ? 1 : 0.3 }))
		),
		frame.width,
		height
	);
	const square = ({ x, y }: Point, half: number) => ({ x: x - half, y: y - half, width: 2 * half, height: 2 * half });
	const solid = [
		...kept,
		...dots.map(({ at }) => square(at, 3)),
		...routes.flatMap(({ marks }) => marks.map((mark) => square(mark, 8)))
	];
	const spot = (place: Place) => {
		const at = place.labelAt ?? place.at;
		const point = at && toPixels(project(at), transform);
		return point && isInside(point, { x: 0, y: 0, width: frame.width, height }) ? point : null;
	};
	const named = new Set<string>();
	const wishOf = (node: SelectedPlace) => {
		const at = spot(node.place);
		if (!at || named.has(node.place.id)) return [];
		named.add(node.place.id);
		return [nodeWish(node, at, selection, frame.form)];
	};
	// A market with a hue of its own explains the hue; others are names, like a basin's.
	const hued = selection.markets.filter(({ region }) => region !== 'other').flatMap(wishOf);
	const lands = [...selection.supplies, ...selection.markets].flatMap(wishOf);
	// A wide pipe matters most, and a short one has the fewest places for its label.
	const claim = ({ stretches, half }: LaidRoute) => half / Math.max(...stretches.map(({ length }) => length)) ** 0.25;
	const byRoom = routes.filter(({ stretches }) => stretches.length > 0).sort((a, b) => claim(b) - claim(a));
	const focused = byRoom.filter(({ route }) => selection.focused && route.bright);
	// What is dim is not named, so that what is in focus is read first.
	const others = selection.focused ? [] : byRoom;
	const countries = places.flatMap((place) => {
		if (place.kind !== 'market' || named.has(place.id) || place.country === null || place.country === 'EU') return [];
		const at = spot(place);
		return at ? [countryWish(place, at)] : [];
	});
	const wishesOf = (route: LaidRoute) => routeWishes(route, selection, frame.form);
	const pipes = others.map(wishesOf);
	const ends = dots.filter(({ place, bright }) => bright && !named.has(place.id)).map(dotWish);
	return placeLabels(
		[
			...focused.map((route) => wishesOf(route).whole),
			...hued,
			...pipes.map(({ easy }) => easy),
			...pipes.map(({ whole }) => whole),
			...lands,
			...(transform.k < NAMES.ends ? [] : ends),
			...(transform.k < NAMES.countries ? [] : countries)
		],
		{ width: frame.width, height, solid, covered }
	);
}
