import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsOf } from '#lib/view/claim.ts';
import {
	allClaims,
	choicesOf,
	claimsNoticeKey,
	claimsQuery,
	filterClaims,
	formatClaimsQuery,
	parseClaimsQuery
} from '#lib/view/claims-query.ts';
import { shipped } from '../support/network.ts';

const claims = claimsOf(shipped);
const parse = (text: string) => parseClaimsQuery(new URLSearchParams(text), claims);
const key = fc.constantFrom(...Object.keys(allClaims), 'else', '__proto__');
const value = fc.oneof(
	fc.string(),
	fc.constantFrom('partly', 'pipes', 'gas', 'china', 'alexander-novak', 'pos2-replaces-ns2', 'toString')
);

describe('the query of the list of claims', () => {
	it('reads any query, and settles at one address', () =>
		fc.assert(
			fc.property(fc.array(fc.tuple(key, value)), (pairs) => {
				const address = claimsQuery(new URLSearchParams(pairs), claims);
				expect(claimsQuery(new URLSearchParams(address), claims)).toBe(address);
			})
		));

	it('leaves out what it does not know, and says so', () => {
		const { query, notices } = parse('verdict=wrong&subject=china&utm_source=x&speaker=');
		expect(query).toEqual({ ...allClaims, subject: 'china' });
		expect(notices.map((notice) => notice.key)).toEqual(['verdict']);
		expect(claimsNoticeKey(new URLSearchParams('verdict=wrong'), claims)).toBe('verdict=wrong');
	});

	it('has its keys in one order', () => {
		expect(claimsQuery(new URLSearchParams('claim=no-arms&about=pipes&verdict=partly'), claims)).toBe(
			'?verdict=partly&about=pipes&claim=no-arms'
		);
	});

	it('reads the rows of claims.csv as it reads what is told of them', () => {
		const params = new URLSearchParams('speaker=xi-jinping&about=pipes&part=summit');
		expect(claimsQuery(params, shipped.claims)).toBe(claimsQuery(params, claims));
	});
});

describe('filters', () => {
	it('narrow by all that is asked', () => {
		const found = filterClaims(claims, { ...allClaims, verdict: 'partly', about: 'pipes' });
		expect(found.map(({ id }) => id)).toContain('pos2-replaces-ns2');
		expect(found.every((claim) => claim.verdict === 'partly' && claim.aboutPipes)).toBe(true);
	});

	it('count what each choice leaves', () => {
		for (const by of ['verdict', 'subject', 'speaker', 'part'] as const) {
			const choices = choicesOf(claims, by, allClaims);
			expect(choices.reduce((sum, { count }) => sum + count, 0)).toBe(claims.length);
			for (const { id, count } of choices) {
				const { query } = parse(formatClaimsQuery({ ...allClaims, [by]: id }));
				expect(filterClaims(claims, query)).toHaveLength(count);
			}
		}
	});
});
