import type { ListedClaim } from '#lib/view/claim.ts';
import { overlap, round, within, type Box, type Point } from '../frame.ts';
import { isCrossed, nearest, type Leader } from '../leader.ts';
import { textWidth, type Font } from '../text.ts';

/** A claim with where on its chart it may be pinned, the best place first. Claims of one key share a pin. */
export interface Spotted {
	readonly claim: ListedClaim;
	readonly key: string;
	/** What the claim speaks of. */
	readonly spot: Point;
	/** The words that name it there: a line from its pin ends at them, not under them. */
	readonly name?: Box | undefined;
	/** Middles of places for its pin. */
	readonly places: readonly Point[];
}

export interface Pin {
	readonly key: string;
	readonly claims: readonly ListedClaim[];
	readonly box: Box;
	/** "12", or "5 claims" where several share it. */
	readonly text: string;
	/** From what it speaks of to its middle; `null` beside that. */
	readonly lead: Leader | null;
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
 * Pins for claims, each at the first of its places that covers neither a label nor another pin, lies in the frame and has no
 * label in the way to what it speaks of, or else at the first but for that; claims that speak of one thing share a pin, in the
 * article's order. One for which there is no such place is left out, to be listed beside the chart. The order is that of the
 * claims, so that a pin stays where it is when another thing changes.
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
		const [{ spot, name, places }] = members as [Spotted, ...Spotted[]];
		const size = { width: pinWidth(claims), height: PIN_HEIGHT };
		const kept = [...obstacles, ...pins.map(({ box }) => box)];
		let place: { readonly box: Box; readonly lead: Leader | null } | null = null;
		for (const middle of places) {
			const box = { x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size };
			if (!within(box, width, height) || kept.some((other) => overlap(box, other))) continue;
			const lead = leadOf(name ? nearest(middle, name) : spot, middle, box);
			const isClear = !lead || !kept.some((other) => isCrossed(other, lead));
			if (isClear) place = { box, lead };
			else place ??= { box, lead };
			if (isClear) break;
		}
		if (!place) continue;
		const { box, lead } = place;
		pins.push({ key, claims, box: { ...size, x: round(box.x), y: round(box.y) }, text: pinText(claims), lead });
	}
	return pins;
}

/** A line to a pin's middle, from what is so far from it that the pin does not stand at it. */
function leadOf(from: Point, middle: Point, { width, height }: Box): Leader | null {
	const away = Math.hypot(from.x - middle.x, from.y - middle.y);
	const ends = { from: rounded(from), to: rounded(middle) };
	return away > Math.max(width, height) / 2 + 6 ? ends : null;
}

const rounded = ({ x, y }: Point): Point => ({ x: round(x), y: round(y) });

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
