import { unpack, type Packed } from '#lib/facts/packed.ts';
import { unpackMonths, type PackedMonths } from '#lib/facts/months.ts';
import { parseClaimsQuery } from '#lib/view/claims-query.ts';
import { scopeOf } from '#lib/view/scope.ts';
import { ofThisVersion, readBuilt } from '../built.ts';
import { queryOf } from '../query.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, data: { claims, built }, fetch }) => {
	ofThisVersion(built);
	const asked = parseClaimsQuery(queryOf(url), claims);
	// A list by itself draws no chart and needs no facts.
	return { claims, asked, charts: asked.query.claim === null ? null : await chartsOf(fetch) };
};

async function chartsOf(fetch: typeof globalThis.fetch) {
	const [packed, months] = await Promise.all([readBuilt(fetch, 'facts'), readBuilt(fetch, 'months')]);
	const facts = unpack(packed as Packed);
	return { facts, months: unpackMonths(months as PackedMonths), scope: scopeOf(facts) };
}
