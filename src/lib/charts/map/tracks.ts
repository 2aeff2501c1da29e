import type { SelectedRoute } from '#lib/view/select.ts';
import type { Frame, Point } from '../frame.ts';
import { widthsOf } from '../pipe.ts';
import { bundle, type Wide } from './bundle.ts';
import { clip, resample } from './line.ts';
import { strandsOf } from './strands.ts';
import { mapHeight, toPixels, type Transform } from './viewport.ts';

/** One stretch of one line of a route in pixels, beside those that it shares a corridor with. */
export interface Track {
	readonly route: SelectedRoute;
	readonly share: number;
	readonly half: number;
	readonly points: readonly Point[];
}

/** Pixels round the frame within which lines are laid, so that a corridor does not end at its edge. */
const ROUND = 120;
/** Pixels from point to point of a line. */
const STEP = 8;
/** Pixels of casing on each side of a pipe. */
const EDGE = 1.25;
/** Pixels of land or sea between two pipes that stand side by side. */
const GAP = 1.5;

/** The lines of all routes near a frame. Pipes make room for pipes, and ships for ships. */
export function layTracks(
	routes: readonly SelectedRoute[],
	frame: Frame,
	transform: Transform,
	pixels: number
): Track[] {
	const box = { x: -ROUND, y: -ROUND, width: frame.width + 2 * ROUND, height: mapHeight(frame) + 2 * ROUND };
	const laid = routes.flatMap((route) => {
		const strands = strandsOf(route.route).map((strand) => {
			const half = widthsOf(route, pixels * strand.share).extent / 2 + EDGE;
			const stretches = clip(
				strand.points.map((point) => toPixels(point, transform)),
				box
			);
			return { ...strand, half, stretches: stretches.map((points) => smooth(resample(points, STEP), half)) };
		});
		const wides = strands.map(({ half, stretches }) =>
			stretches.map((points) => ({ points, half, apartFrom: new Set<Wide>() }))
		);
		for (const [i, { parent }] of strands.entries())
			if (parent !== null)
				for (const branch of wides[i]!) for (const trunk of wides[parent]!) branch.apartFrom.add(trunk);
		return strands.flatMap(({ share, half }, i) => wides[i]!.map((wide) => ({ route, share, half, wide })));
	});
	return (['lng', 'pipeline'] as const).flatMap((carrier) => {
		const own = laid.filter(({ route }) => route.route.carrier === carrier);
		const moved = bundle(
			own.map(({ wide }) => wide),
			GAP
		);
		return own.map(({ route, share, half }, i) => ({ route, share, half, points: moved[i]! }));
	});
}

/** Takes out kinks that a pipe of this width could not follow; ends stay where they are. */
function smooth(points: readonly Point[], half: number): Point[] {
	let line = [...points];
	for (let pass = 0; pass < 1 + half / 3; pass++)
		line = line.map((p, i) => {
			const [a, b] = [line[i - 1], line[i + 1]];
			return a && b ? { x: (a.x + 2 * p.x + b.x) / 4, y: (a.y + 2 * p.y + b.y) / 4 } : p;
		});
	return line;
}
