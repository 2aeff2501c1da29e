import type { ListedClaim } from '#lib/view/claim.ts';
import { overlap, round, within, type Box, type Point } from '../frame.ts';
import { cross, isCrossed, nearest, type Leader } from '../leader.ts';
import { textWidth, type Font } from '../text.ts';

/** A claim with where on its chart it may be pinned, the best place first. Claims of one key share a pin. */
export interface Spotted {
	readonly claim: ListedClaim;
	readonly key: string;
	/** What the claim speaks of. */
	readonly spot: Point;
	/** The words that name it there: its pin goes beside them, or a line from it ends at them and not under them. */
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
 * Pins for claims, each at the first of its places that covers neither a label nor another pin, lies in the frame and has neither
 * words nor another pin's line in its way, or else at the first that has least of it; claims that speak of one thing share a pin, in the
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
		let place: { readonly box: Box; readonly lead: Leader | null; readonly faults: number } | null = null;
		for (const middle of name ? [...besides(name, size), ...places] : places) {
			const box = { x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size };
			if (!within(box, width, height) || kept.some((other) => overlap(box, other))) continue;
			const lead = leadOf(name ? nearest(middle, name) : spot, middle, box);
			const overWords = lead && kept.some((other) => other !== name && isCrossed(other, lead));
			const overLines = pins.some(
				({ lead: other }) => other && (isCrossed(box, other) || (lead && cross(lead, other)))
			);
			// Words in the way are worse than a line.
			const faults = (overWords ? 2 : 0) + (overLines ? 1 : 0);
			if (!place || faults < place.faults) place = { box, lead, faults };
			if (faults === 0) break;
		}
		if (!place) continue;
		const { box, lead } = place;
		pins.push({ key, claims, box: { ...size, x: round(box.x), y: round(box.y) }, text: pinText(claims), lead });
	}
	return pins;
}

/** Pixels between a pin and what it speaks of from which a line leads there. */
const OFF = 10;

/** The line to a pin's middle, where the pin stands off; `null` where it stands beside. */
function leadOf(from: Point, middle: Point, box: Box): Leader | null {
	const edge = nearest(from, box);
	const ends = { from: rounded(from), to: rounded(middle) };
	return Math.hypot(from.x - edge.x, from.y - edge.y) > OFF ? ends : null;
}

/** Close by a name, on each of its sides. */
function besides({ x, y, width, height }: Box, pin: { readonly width: number; readonly height: number }): Point[] {
	const middle = { x: x + width / 2, y: y + height / 2 };
	const [across, down] = [(width + pin.width) / 2 + 4, (height + pin.height) / 2 + 3];
	return [
		{ x: middle.x, y: middle.y - down },
		{ x: middle.x, y: middle.y + down },
		{ x: middle.x + across, y: middle.y },
		{ x: middle.x - across, y: middle.y }
	];
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
