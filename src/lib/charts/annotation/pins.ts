import type { ListedClaim } from '#lib/view/claim.ts';
import { overlap, round, within, type Box, type Point } from '../frame.ts';
import { textWidth, type Font } from '../text.ts';

/** A claim with where on its chart it may be pinned, the best place first. Claims of one key share a pin. */
export interface Spotted {
	readonly claim: ListedClaim;
	readonly key: string;
	/** What the claim speaks of, where the leader of its callout ends. */
	readonly spot: Point;
	/** Middles of places for its pin. */
	readonly places: readonly Point[];
}

export interface Pin {
	readonly key: string;
	readonly claims: readonly ListedClaim[];
	readonly box: Box;
	readonly spot: Point;
	/** "12", or "5 claims" where several share it. */
	readonly text: string;
	/** Away from its spot, so that a line leads there. */
	readonly led: boolean;
}

export const PIN: Font = { size: 12, weight: 'semibold' };
/** A pin's height; its shape is 13 across, with 4 on each side of shape and text. */
export const PIN_HEIGHT = 18;
const PAD = 4;
const SHAPE = 13;

export const pinText = (claims: readonly ListedClaim[]) =>
	claims.length === 1 ? String(claims[0]!.seq) : `${claims.length} claims`;
export const pinWidth = (claims: readonly ListedClaim[]) =>
	Math.ceil(PAD + (claims.length === 1 ? SHAPE + 3 : 0) + textWidth(pinText(claims), PIN) + PAD);

/**
 * Pins for claims, each at the first of its places that covers neither a label nor another pin and lies in the frame; claims
 * that speak of one thing share a pin, in the article's order. One for which there is no such place is left out, to be listed
 * beside the chart. The order is that of the claims, so that a pin stays where it is when another thing changes.
 */
export function placePins(
	spotted: readonly Spotted[],
	obstacles: readonly Box[],
	{ width, height }: { readonly width: number; readonly height: number }
): Pin[] {
	const groups = new Map<string, Spotted[]>();
	for (const one of spotted) groups.set(one.key, [...(groups.get(one.key) ?? []), one]);
	const pins: Pin[] = [];
	for (const [key, members] of groups) {
		const claims = members.map(({ claim }) => claim);
		const [{ spot, places }] = members as [Spotted, ...Spotted[]];
		const size = { width: pinWidth(claims), height: PIN_HEIGHT };
		const boxes = places.map(({ x, y }): Box => ({ x: x - size.width / 2, y: y - size.height / 2, ...size }));
		const box = boxes.find(
			(free) =>
				within(free, width, height) &&
				!obstacles.some((other) => overlap(free, other)) &&
				!pins.some((pin) => overlap(free, pin.box))
		);
		if (!box) continue;
		const away = Math.hypot(spot.x - box.x - box.width / 2, spot.y - box.y - box.height / 2);
		pins.push({
			key,
			claims,
			box: { ...size, x: round(box.x), y: round(box.y) },
			spot,
			text: pinText(claims),
			led: away > Math.max(size.width, size.height) / 2 + 6
		});
	}
	return pins;
}

/** Places round a spot, ring by ring, the nearest first. */
export function around({ x, y }: Point, rings: readonly number[] = [0, 16, 26, 38, 52, 70, 92]): Point[] {
	return rings.flatMap((ring) => {
		const steps = ring === 0 ? 1 : Math.max(8, Math.round(ring / 3));
		return Array.from({ length: steps }, (_, i) => {
			const angle = (i / steps) * 2 * Math.PI - Math.PI / 2;
			return { x: x + Math.cos(angle) * ring * 1.35, y: y + Math.sin(angle) * ring };
		});
	});
}
