import { dataVersion, network, scope } from '#lib/server/facts.ts';
import { centralOf } from '#lib/view/central.ts';
import { examplesOf } from '#lib/view/examples.ts';
import { claimsOf } from '#lib/view/claim.ts';
import { verdicts } from '#lib/view/verdict.ts';
import { select } from '#lib/view/select.ts';
import { parseView } from '#lib/view/view.ts';
import { queryOf } from './query.ts';
import type { PageServerLoad } from './$types';

const claims = claimsOf(network);

export const load: PageServerLoad = ({ url }) => {
	const parsed = parseView(queryOf(url), scope);
	// The pictures show what is announced too: half of the question is a plan.
	const view = { ...parsed.view, plans: true };
	return {
		parsed,
		view,
		selection: select(network, view),
		central: centralOf(network, scope),
		examples: examplesOf(network, scope),
		places: network.places,
		sources: network.citations.map(({ id, publisher, published, weak }) => ({ id, publisher, published, weak })),
		version: dataVersion,
		claims: claims.map(({ id, seq, text, verdict, checks }) => ({
			id,
			seq,
			text,
			verdict,
			checked: checks.length > 0
		})),
		verdicts: verdicts.map((verdict) => ({
			verdict,
			count: claims.filter((claim) => claim.verdict === verdict).length
		}))
	};
};
