import { placeSpoken, routeSpoken } from '#lib/view/label.ts';
import type { Selection } from '#lib/view/select.ts';
import type { Point } from '../frame.ts';
import type { MapGeometry } from '../map/layout.ts';
import type { SankeyGeometry } from '../sankey/layout.ts';
import { hitsOf } from './reach.ts';

/** What can be met on a painted chart: a pipe, or a place. */
export interface Mark {
	readonly key: string;
	/** As a listener hears it. */
	readonly name: () => string;
	readonly href: () => string;
	/** Where it is met by keys. */
	readonly spot: Point;
	/** Its line, to be lit up; `null` for a place. */
	readonly path: (() => string) | null;
	/** Pixels across. */
	readonly width: number;
}

export interface Marked {
	readonly marks: readonly Mark[];
	readonly markAt: (point: Point) => Mark | null;
}

/** Pixels from a line within which a pointer means it. */
const REACH = 12;

/** The pipes and nodes of a Sankey, in its order. */
export function sankeyMarks(
	{ pipes, nodes, width }: SankeyGeometry,
	selection: Selection,
	hrefOf: (id: string) => string
): Marked {
	const lanes = pipes.map((pipe): Mark => ({
		key: pipe.lane.key,
		name: () => routeSpoken(pipe.lane.route, selection),
		href: () => hrefOf(pipe.lane.key),
		spot: pipe.middle,
		path: () => pipe.path,
		width: pipe.lane.widths.extent
	}));
	const places = nodes.map(({ node, box }): Mark => ({
		key: `${node.side} ${node.place.id}`,
		name: () => placeSpoken(node, selection),
		href: () => hrefOf(node.place.id),
		spot: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
		path: null,
		width: box.height
	}));
	const hits = hitsOf(() => pipes.map(({ path }) => path), width);
	const node = ({ x, y }: Point) => {
		const at = nodes.findIndex(({ box, lines }) =>
			[box, ...lines.map((line) => line.box)].some(
				(one) => x >= one.x - 4 && x <= one.x + one.width + 4 && y >= one.y - 2 && y <= one.y + one.height + 2
			)
		);
		return at < 0 ? null : places[at]!;
	};
	const pipe = (point: Point) => {
		const at = hits.at(point, REACH);
		return at === null ? null : lanes[at]!;
	};
	return { marks: [...places, ...lanes], markAt: (point) => node(point) ?? pipe(point) };
}

/** The pipes of a map that come into its frame, and the places named on it. */
export function mapMarks(
	{ routes, labels, width }: MapGeometry,
	selection: Selection,
	hrefOf: (id: string) => string
): Marked {
	const seen = routes.filter(({ stretches }) => stretches.length > 0);
	const pipes = seen.map(({ route, pipes: laid, stretches, half }): Mark => {
		const longest = stretches.reduce((a, b) => (b.length > a.length ? b : a));
		return {
			key: route.id,
			name: () => routeSpoken(route, selection),
			href: () => hrefOf(route.id),
			spot: longest.points[longest.points.length >> 1]!,
			path: () => laid.map(({ path }) => path).join(''),
			width: half * 2
		};
	});
	const nodes = new Map([...selection.supplies, ...selection.markets].map((node) => [node.place.id, node]));
	const places = labels.flatMap(({ id, box }): (Mark & { box: typeof box })[] => {
		const node = nodes.get(id);
		return node
			? [
					{
						key: `${node.side} ${id}`,
						name: () => placeSpoken(node, selection),
						href: () => hrefOf(id),
						spot: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
						path: null,
						width: box.height,
						box
					}
				]
			: [];
	});
	const hits = hitsOf(() => pipes.map(({ path }) => path?.() ?? ''), width);
	return {
		marks: [...places, ...pipes],
		markAt: (point) => {
			const place = places.find(
				({ box: { x, y, width: w, height: h } }) => point.x >= x && point.x <= x + w && point.y >= y && point.y <= y + h
			);
			const at = place ? null : hits.at(point, REACH);
			return place ?? (at === null ? null : pipes[at]!);
		}
	};
}
