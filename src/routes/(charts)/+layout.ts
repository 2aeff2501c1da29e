import { unpack, type Packed } from '#lib/facts/packed.ts';
import { claimsOf } from '#lib/view/claim.ts';
import { scopeOf } from '#lib/view/scope.ts';
import { readBuilt } from '../built.ts';
import type { LayoutLoad } from './$types';

/** Reads no view, so that a change of view asks the server for nothing: the answer is in the page that the server sent. */
export const load: LayoutLoad = async ({ fetch }) => {
	const facts = unpack((await readBuilt(fetch, 'facts')) as Packed);
	return { facts, version: facts.version, scope: scopeOf(facts), claims: claimsOf(facts) };
};
