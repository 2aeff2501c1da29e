import type { Place } from '#lib/facts/network.ts';
import { standOf } from '#lib/view/anchor.ts';
import type { ListedClaim } from '#lib/view/claim.ts';
import type { Selection } from '#lib/view/select.ts';
import { around, type Spotted } from '../annotation/pins.ts';
import type { Box, Point } from '../frame.ts';
import type { LaidRoute, MapGeometry } from './layout.ts';
import { project } from './projection.ts';
import { isInside, toPixels } from './viewport.ts';

/**
 * Where claims are pinned on a map: on the line of a route, at a city, in the middle of a country, halfway between the two
 * ends of a link. Those outside the frame are left out.
 */
export function mapSpots(
	claims: readonly ListedClaim[],
	selection: Selection,
	places: readonly Place[],
	geometry: MapGeometry
): Spotted[] {
	const frame: Box = { x: 0, y: 0, width: geometry.width, height: geometry.height };
	const pixel = (place: Place | undefined): Point | null => {
		const at = place?.labelAt ?? place?.at ?? null;
		const point = at && toPixels(project(at), geometry.transform);
		return point && isInside(point, frame) ? point : null;
	};
	const byId = (id: string) => places.find((place) => place.id === id);
	const byCountry = (code: string) => places.find((place) => place.kind === 'market' && place.country === code);
	const spots = claims.map((claim): Spotted | null => {
		const { kind, ids } = claim.anchor;
		const stand = standOf(claim.anchor, selection);
		const laid = stand?.kind === 'route' ? geometry.routes.find(({ route }) => route.id === stand.id) : undefined;
		if (laid && laid.stretches.length > 0) return onRoute(claim, laid);
		if (kind === 'date') return null;
		const ends = kind === 'place' ? ids.map(byId) : kind === 'country' || kind === 'link' ? ids.map(byCountry) : [];
		const [one, two] = ends.map(pixel);
		if (!one || (ends.length > 1 && !two)) return null;
		const spot = two ? { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 } : one;
		const name = two ? undefined : nameOf(ends[0]!, spot, geometry, places);
		return {
			claim,
			key: kind === 'link' ? `link ${[...ids].sort().join(' ')}` : `${kind} ${ids[0]!}`,
			spot,
			name,
			places: around(spot)
		};
	});
	return spots.flatMap((spot) => spot ?? []);
}

/**
 * The name that stands on a land where its pin would: its own, or that of a basin of its country in its midst. A city's stands
 * beside its dot, and a name that another land has written there is not its own.
 */
function nameOf(place: Place, spot: Point, { labels }: MapGeometry, places: readonly Place[]): Box | undefined {
	const own = labels.find(({ id, kind }) => id === place.id && kind !== 'route' && kind !== 'place');
	if (own || place.kind !== 'market') return own?.box;
	const countryOf = (id: string) => places.find((other) => other.id === id)?.country;
	return labels.find(({ id, kind, box }) => kind === 'basin' && isInside(spot, box) && countryOf(id) === place.country)
		?.box;
}

function onRoute(claim: ListedClaim, { route, stretches, half }: LaidRoute): Spotted {
	const longest = stretches.reduce((a, b) => (b.length > a.length ? b : a));
	const at = (share: number) =>
		longest.points[Math.min(longest.points.length - 1, Math.floor(longest.points.length * share))]!;
	const spot = at(0.5);
	const along = [0.5, 0.35, 0.65, 0.2, 0.8].map(at);
	return {
		claim,
		key: `route ${route.id}`,
		spot,
		places: [...along, ...along.flatMap((point) => around(point, [half + 14, half + 24])), ...around(spot)]
	};
}

/** What pins and leaders keep clear of. */
export const mapLabels = ({ labels, routes, scale, controls }: MapGeometry): Box[] => [
	...labels.map(({ box }) => box),
	...routes.flatMap(({ marks }) => marks.map(({ x, y }) => ({ x: x - 8, y: y - 8, width: 16, height: 16 }))),
	scale.box,
	controls
];
