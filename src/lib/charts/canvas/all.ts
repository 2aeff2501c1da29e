import type { Place } from '#lib/facts/network.ts';
import type { SelectedRoute, Selection } from '#lib/view/select.ts';
import type { At } from '#lib/view/view.ts';
import type { Box, Frame, Point } from '../frame.ts';
import { layoutMap, type LaidRoute, type MapGeometry } from '../map/layout.ts';
import { clip, lengthOf, simplify } from '../map/line.ts';
import { strandsOf } from '../map/strands.ts';
import { toPixels } from '../map/viewport.ts';
import { round } from '../frame.ts';
import { isThin, widthsOf } from '../pipe.ts';

/**
 * A map of all routes of a large network. The foremost are laid out as on any map, side by side and with their names; the others
 * lie under them, each on its own line: a thousand thin pipes have no room to make for each other. `margin` pixels beyond
 * each edge of the frame are laid out too.
 */
export function layoutAll(
	selection: Selection,
	places: readonly Place[],
	frame: Frame,
	at: At | null,
	margin: number
): MapGeometry {
	const geometry = layoutMap(selection, places, frame, at);
	const { transform, width, height, pixels } = geometry;
	const laid = new Set(geometry.routes.map(({ route }) => route));
	const box = { x: -margin, y: -margin, width: width + 2 * margin, height: height + 2 * margin };
	const others = selection.routes
		.filter((route) => !laid.has(route))
		.flatMap((route) => layOther(route, pixels / selection.perBcm, transform, box) ?? [])
		.sort((a, b) => Number(a.route.bright) - Number(b.route.bright) || b.half - a.half);
	return {
		...geometry,
		routes: [...others, ...geometry.routes],
		thin: geometry.thin + others.filter(({ pipes }) => pipes.every(({ widths }) => isThin(widths))).length
	};
}

function layOther(
	route: SelectedRoute,
	perUnit: number,
	transform: MapGeometry['transform'],
	box: Box
): LaidRoute | null {
	const stretches = strandsIn(route).flatMap((points) =>
		clip(
			points.map((point) => toPixels(point, transform)),
			box
		)
	);
	if (stretches.length === 0) return null;
	const widths = widthsOf(route, perUnit);
	const path = stretches.map((points) => written(simplify(points, 0.7))).join('');
	return {
		route,
		// Too thin for two edges: a sea lane's are one, along its middle.
		pipes: [{ path, edges: path, widths }],
		stretches: stretches.map((points) => ({ points, length: lengthOf(points) })),
		half: widths.extent / 2 + 0.5,
		marks: [],
		arrows: []
	};
}

const written = (points: readonly Point[]) =>
	points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('');

/** A route's lines in map units, which neither year nor zoom changes. */
function strandsIn({ route }: SelectedRoute): readonly (readonly Point[])[] {
	let lines = known.get(route);
	if (!lines) {
		lines = strandsOf(route).map(({ points }) => simplify(points, 0.15));
		known.set(route, lines);
	}
	return lines;
}
const known = new WeakMap<SelectedRoute['route'], readonly (readonly Point[])[]>();
