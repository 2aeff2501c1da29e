import type { Network } from '#lib/facts/network.ts';
import { packMonths, unpackMonths } from '#lib/facts/months.ts';
import { unpack, type Packed } from '#lib/facts/packed.ts';
import { network, packedFacts } from '#lib/server/facts.ts';
import { nameIn } from '#lib/server/picture/typeface.ts';
import { claimsOf } from '#lib/view/claim.ts';

/** Things by names that the typeface has letters for. */
const named = <T extends Pick<Network, 'places' | 'routes'>>(all: T): T => ({
	...all,
	places: all.places.map(nameIn),
	routes: all.routes.map(nameIn)
});

/** What the pages of charts draw from, so that a picture is drawn from the same. */
export const facts = named(unpack(JSON.parse(packedFacts) as Packed));
export const months = unpackMonths(packMonths(network));
export const claims = new Map(claimsOf(named(network)).map((claim) => [claim.id, claim]));
/** Sources by id, of years and months. */
export const sources = new Map([...facts.sources, ...months.sources].map((source) => [source.id, source]));
