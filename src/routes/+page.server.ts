import { dataVersion, network, scope } from '#lib/server/facts.ts';
import { centralOf } from '#lib/view/central.ts';
import { examplesOf } from '#lib/view/examples.ts';
import { select } from '#lib/view/select.ts';
import { verdicts } from '#lib/view/verdict.ts';
import { parseView } from '#lib/view/view.ts';
import { claims } from './claims/told.server.ts';
import { queryOf } from './query.ts';
import { unsent } from './unsent.ts';
import type { PageServerLoad } from './$types';

/** What the overview says in every view, found once. */
const always = {
	central: centralOf(network, scope),
	examples: examplesOf(network, scope),
	claims: claims.map(({ id, seq, text, verdict, checks }) => ({ id, seq, text, verdict, checked: checks.length > 0 })),
	verdicts: verdicts.map((verdict) => ({
		verdict,
		count: claims.filter((claim) => claim.verdict === verdict).length
	})),
	sources: network.citations,
	places: network.places,
	version: dataVersion
};

export const load: PageServerLoad = ({ url }) => {
	const parsed = parseView(queryOf(url), scope);
	// The pictures show what is announced too: half of the question is a plan.
	const view = { ...parsed.view, plans: true };
	return unsent({ ...always, parsed, view, selection: select(network, view) });
};
