import { examplesOf } from '#lib/view/examples.ts';
import { select } from '#lib/view/select.ts';
import { verdicts } from '#lib/view/verdict.ts';
import { parseView } from '#lib/view/view.ts';
import { ofThisVersion, readFacts, type Read } from './built.ts';
import { queryOf } from './query.ts';
import type { PageLoad } from './$types';

// The overview is read, not worked: it needs no script.
export const csr = false;

/** What the overview says in every view, found once. */
const found = new WeakMap<Read['facts'], ReturnType<typeof find>>();
const find = ({ facts, scope, claims }: Read) => ({
	examples: examplesOf(facts, scope),
	claims: claims.map(({ id, seq, text, verdict, checks }) => ({
		...{ id, seq, text, verdict },
		checked: checks.length > 0
	})),
	verdicts: verdicts.map((verdict) => ({
		verdict,
		count: claims.filter((claim) => claim.verdict === verdict).length
	}))
});
function foundIn(read: Read) {
	const known = found.get(read.facts) ?? find(read);
	found.set(read.facts, known);
	return known;
}

export const load: PageLoad = async ({ url, fetch, data: { built, ...given } }) => {
	ofThisVersion(built);
	const read = await readFacts(fetch);
	const { facts, scope, version } = read;
	const parsed = parseView(queryOf(url), scope);
	// The pictures show what is announced too: half of the question is a plan.
	const view = { ...parsed.view, plans: true };
	return { parsed, view, selection: select(facts, view), places: facts.places, version, ...given, ...foundIn(read) };
};
