import type { Network, Place, Trade } from '#lib/facts/network.ts';
import type { Count } from '#lib/facts/figure.ts';
import { inUnit } from '#lib/facts/unit.ts';
import type { SelectedRoute } from './select.ts';
import type { View } from './view.ts';

/** Gas that trade statistics count into a market and that no route with a figure carries there. */
export interface Unaccounted {
	/** In the view's unit; more than 0. */
	readonly value: number;
	/** Who sold it, with how much of it each, most first. */
	readonly parts: readonly {
		readonly seller: Place;
		readonly carrier: Trade['carrier'];
		readonly value: number;
		readonly sources: readonly string[];
	}[];
}

/** Below this share of what the statistics count, a difference is within what bases and rounding can make. */
const NOTHING = 0.03;

/** What trade statistics say of one year: rows with a volume for the whole of it, the preferred one of several. */
export type YearOfTrade = readonly (Trade & { readonly volume: number })[];

export const tradeIn = ({ trade }: Pick<Network, 'trade'>, year: number): YearOfTrade =>
	trade.filter(
		(row): row is YearOfTrade[number] => row.preferred && row.year === year && row.months === 12 && row.volume !== null
	);

/**
 * Compares, seller by seller, what trade statistics count into a market in the view's year with what its routes carry, in
 * one basis. `null` where they agree, or where the view filters routes so that they cannot be compared.
 */
export function unaccountedAt(
	market: Place,
	trade: YearOfTrade,
	places: ReadonlyMap<string, Place>,
	view: View,
	routes: readonly SelectedRoute[]
): Unaccounted | null {
	if (view.from.length > 0 || view.to.length > 0 || view.status.length > 0) return null;
	const carriers = (seller: Place, carrier: Trade['carrier']) =>
		routes.filter((r) => r.counted && r.market === market && r.route.carrier === carrier && isSeller(seller, r.supply));
	const parts = trade.flatMap((row) => {
		const [seller, buyer] = [places.get(row.from), places.get(row.to)];
		const isOwn = row.to === market.id || (buyer?.kind === 'market' && isWhole(buyer, market));
		if (!seller || !isOwn) return [];
		const own = carriers(seller, row.carrier);
		if (own.length === 0) return [];
		const flows = own.flatMap((r) => r.flow?.figure ?? []);
		// Counts of one basis are taken from each other as they stand, others at the standard cubic metre.
		const alike = flows.every((flow) => flow.volume === 0 || flow.basis === row.basis);
		const count = (of: Count): Count => (alike ? of : { volume: inUnit(of, 'bcm15', view.year), basis: '15C' });
		const sold = count({ volume: row.volume, basis: row.basis });
		const missing = sold.volume - flows.reduce((total, flow) => total + count(flow).volume, 0);
		return missing > sold.volume * NOTHING
			? [
					{
						seller,
						carrier: row.carrier,
						value: inUnit({ volume: missing, basis: sold.basis }, view.unit, view.year),
						sources: row.sources
					}
				]
			: [];
	});
	if (parts.length === 0) return null;
	return {
		value: parts.reduce((total, part) => total + part.value, 0),
		parts: parts.toSorted((a, b) => b.value - a.value)
	};
}

/** A supply belongs to a seller that is the supply itself, or the country it lies in. */
const isSeller = (seller: Place, supply: Place) =>
	seller.id === supply.id || (seller.country !== null && seller.country === supply.country);

/** The European Union (EU, a code reserved in ISO 3166-1) stands for the wider market it is part of; a member does not. */
const isWhole = (buyer: Place, market: Place) => buyer.partOf === market.id && buyer.country === 'EU';
