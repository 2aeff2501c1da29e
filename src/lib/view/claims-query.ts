import type { Verdict } from '#lib/facts/check.ts';
import type { Claim } from '#lib/facts/network.ts';
import type { ListedClaim } from './claim.ts';
import { parts, partName, speakerId, subjectName } from './claim-words.ts';
import { capitalise } from './format.ts';
import { verdictName, verdicts } from './verdict.ts';
import type { Notice } from './view.ts';

/** All that an address says of the list of claims. `null`: not filtered by it. */
export interface ClaimsQuery {
	readonly verdict: Verdict | null;
	readonly subject: string | null;
	/** As `speakerId` writes it. */
	readonly speaker: string | null;
	readonly part: Claim['part'] | null;
	readonly about: 'pipes' | null;
	/** The claim that stands beside its chart. */
	readonly claim: string | null;
}
export type FilterKey = Exclude<keyof ClaimsQuery, 'claim'>;

export const allClaims: ClaimsQuery = {
	verdict: null,
	subject: null,
	speaker: null,
	part: null,
	about: null,
	claim: null
};
const keys = Object.keys(allClaims) as (keyof ClaimsQuery)[];

/** What a claim must say to be asked for; the rows of claims.csv and what `claimsOf` tells both say it. */
type Asked = Pick<ListedClaim, 'id' | 'verdict' | 'subject' | 'speaker' | 'part'>;

const valueOf = (claim: Asked & { readonly aboutPipes?: boolean }, key: keyof ClaimsQuery): string | null => {
	switch (key) {
		case 'speaker':
			return speakerId(claim.speaker);
		case 'about':
			return claim.aboutPipes === false ? null : 'pipes';
		case 'claim':
			return claim.id;
		default:
			return claim[key];
	}
};

/** Total: what names nothing of these claims is left out, and told. */
export function parseClaimsQuery(params: URLSearchParams, claims: readonly Asked[]) {
	const notices: Notice[] = [];
	const query: Record<string, string | null> = { ...allClaims };
	for (const key of keys) {
		const value = params.getAll(key).findLast((text) => text !== '');
		if (value === undefined) continue;
		if (claims.some((claim) => valueOf(claim, key) === value)) query[key] = value;
		else notices.push({ key, value, expected: expected(key, claims) });
	}
	return { query: query as unknown as ClaimsQuery, notices };
}

const expected = (key: keyof ClaimsQuery, claims: readonly Asked[]) =>
	key === 'claim'
		? 'the id of a claim'
		: `one of ${[...new Set(claims.map((claim) => valueOf(claim, key)))].sort().join(', ')}`;

/** Canonical: keys in one order, and none that filters nothing. */
export function formatClaimsQuery(query: ClaimsQuery): string {
	const said = keys.flatMap((key) => (query[key] === null ? [] : [`${key}=${encodeURIComponent(query[key])}`]));
	return said.length === 0 ? '' : `?${said.join('&')}`;
}

/** The canonical form of all that /claims reads of a query, so that every way of writing it is one page. */
export const claimsQuery = (params: URLSearchParams, claims: readonly Asked[]): string =>
	formatClaimsQuery(parseClaimsQuery(params, claims).query);

/** What /claims tells its reader that it could not read; empty where it could. Such a page is not to be kept. */
export const claimsNoticeKey = (params: URLSearchParams, claims: readonly Asked[]): string =>
	parseClaimsQuery(params, claims)
		.notices.map(({ key, value }) => `${key}=${value}`)
		.join('&');

/** The claims that a query asks for, in the article's order. */
export const filterClaims = <C extends ListedClaim>(claims: readonly C[], query: ClaimsQuery): C[] =>
	claims.filter((claim) =>
		keys.every((key) => key === 'claim' || query[key] === null || valueOf(claim, key) === query[key])
	);

export interface Choice {
	readonly id: string;
	readonly name: string;
	/** Claims that it would leave, the other filters as they stand. */
	readonly count: number;
}

/** What a filter may be set to, with how many claims each choice would leave. */
export function choicesOf(claims: readonly ListedClaim[], key: FilterKey, query: ClaimsQuery): Choice[] {
	const others = filterClaims(claims, { ...query, [key]: null });
	const ids = [...new Set(claims.flatMap((claim) => valueOf(claim, key) ?? []))];
	return ids
		.map((id) => ({
			id,
			name: nameOf(claims, key, id),
			count: others.filter((claim) => valueOf(claim, key) === id).length
		}))
		.sort((a, b) => order(key, a) - order(key, b) || b.count - a.count || a.name.localeCompare(b.name, 'en'));
}

const order = (key: FilterKey, { id }: Choice) =>
	key === 'verdict' ? verdicts.indexOf(id as Verdict) : key === 'part' ? parts.indexOf(id as Claim['part']) : 0;

function nameOf(claims: readonly ListedClaim[], key: FilterKey, id: string): string {
	if (key === 'verdict') return verdictName[id as Verdict];
	if (key === 'part') return partName[id as Claim['part']];
	if (key === 'subject') return subjectName(id);
	if (key === 'about') return 'About the pipes';
	return capitalise(claims.find(({ speaker }) => speakerId(speaker) === id)?.speaker ?? id);
}
