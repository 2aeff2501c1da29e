import { packMonths, unpackMonths } from '#lib/facts/months.ts';
import { unpack, type Packed } from '#lib/facts/packed.ts';
import { network, packedFacts } from '#lib/server/facts.ts';
import { claimsOf } from '#lib/view/claim.ts';

/** What the pages of charts draw from, so that a picture is drawn from the same. */
export const facts = unpack(JSON.parse(packedFacts) as Packed);
export const months = unpackMonths(packMonths(network));
export const claims = new Map(claimsOf(network).map((claim) => [claim.id, claim]));
/** Sources by id, of years and months. */
export const sources = new Map([...facts.sources, ...months.sources].map((source) => [source.id, source]));
