import type { ListedClaim } from '#lib/view/claim.ts';
import type { Box } from '../frame.ts';
import { leaderTo } from './callout.ts';
import { placePins, type Pin, type Spotted } from './pins.ts';

export interface Annotations {
	readonly pins: readonly Pin[];
	/** Claims that have no pin on this chart, to be listed beside it. */
	readonly elsewhere: readonly ListedClaim[];
	/** From the open claim's pin to the callout beside the chart, and the height at which it arrives; `null` for none. */
	readonly leader: { readonly path: string; readonly y: number } | null;
}

/** Pins, leader and rest for the claims on a chart. Nothing is dropped: what is not pinned is elsewhere. */
export function annotate(
	claims: readonly ListedClaim[],
	spotted: readonly Spotted[],
	labels: readonly Box[],
	{ width, height }: { readonly width: number; readonly height: number },
	open: string | null
): Annotations {
	const pins = placePins(spotted, labels, { width, height });
	const pinned = new Set(pins.flatMap((pin) => pin.claims.map(({ id }) => id)));
	const here = pins.find((pin) => pin.claims.some(({ id }) => id === open));
	const others = pins.filter((pin) => pin !== here).map(({ box }) => box);
	return {
		pins,
		elsewhere: claims.filter(({ id }) => !pinned.has(id)),
		leader: here
			? leaderTo({ x: here.box.x + here.box.width, y: here.box.y + here.box.height / 2 }, width, height, [
					...labels,
					...others
				])
			: null
	};
}
