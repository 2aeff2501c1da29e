import { standKey, standOf } from '#lib/view/anchor.ts';
import type { ListedClaim } from '#lib/view/claim.ts';
import type { Selection } from '#lib/view/select.ts';
import { pinWidth, type Spotted } from '../annotation/pins.ts';
import type { Box, Point } from '../frame.ts';
import type { Pinned, SankeyGeometry } from './layout.ts';

/** Room to keep for pins, before the layout: by what the claims stand on, as wide as the pin that they share. */
export function pinnedBy(claims: readonly ListedClaim[], selection: Selection): Pinned {
	const groups = new Map<string, ListedClaim[]>();
	for (const claim of claims) {
		const stand = standOf(claim.anchor, selection);
		if (stand) groups.set(standKey(stand), [...(groups.get(standKey(stand)) ?? []), claim]);
	}
	return new Map([...groups].map(([key, members]) => [key, pinWidth(members)]));
}

/** Where claims are pinned on a Sankey; those that stand on nothing drawn are left out. */
export function sankeySpots(
	claims: readonly ListedClaim[],
	selection: Selection,
	{ pipes, nodes }: SankeyGeometry
): Spotted[] {
	// Of thousands a few carry a pin, and only those are asked where.
	const things = new Map<string, { readonly pin: Point }>();
	for (const pipe of pipes) {
		things.set(pipe.lane.key, pipe);
		for (const { id } of pipe.lane.members) things.set(id, pipe);
	}
	for (const laid of nodes) things.set(`${laid.node.side} ${laid.node.place.id}`, laid);
	return claims.flatMap((claim) => {
		const stand = standOf(claim.anchor, selection);
		const key = stand && standKey(stand);
		const place = key === null ? undefined : things.get(key)?.pin;
		return key !== null && place ? [{ claim, key, spot: place, places: [place] }] : [];
	});
}

/** What pins and leaders keep clear of. */
export const sankeyLabels = ({ pipes, nodes }: SankeyGeometry): Box[] =>
	[
		...pipes.flatMap(({ name, figures }) => (figures ? [name, figures] : [name])),
		...nodes.flatMap(({ lines }) => lines)
	].map(({ box }) => box);
