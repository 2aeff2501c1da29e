import { parseClaimsQuery } from '#lib/view/claims-query.ts';
import { ofThisVersion, readFacts, readMonths } from '../built.ts';
import { queryOf } from '../query.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, data: { claims, built }, fetch }) => {
	ofThisVersion(built);
	const asked = parseClaimsQuery(queryOf(url), claims);
	// A list by itself draws no chart and needs no facts.
	return { claims, asked, charts: asked.query.claim === null ? null : await chartsOf(fetch) };
};

async function chartsOf(fetch: typeof globalThis.fetch) {
	const [{ facts, scope }, months] = await Promise.all([readFacts(fetch), readMonths(fetch)]);
	return { facts, months, scope };
}
