import { network } from '#lib/server/facts.ts';
import { claimsOf } from '#lib/view/claim.ts';

/** All claims, their checks computed once: what the data says does not change while the server runs. */
export const claims = claimsOf(network);
