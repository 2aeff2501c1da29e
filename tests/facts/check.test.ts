import { describe, expect, it } from 'vitest';
import { computeChecks, computedVerdict, type CheckResult, type Outcome } from '#lib/facts/check.ts';
import type { Check, Flow, Network } from '#lib/facts/network.ts';
import { networkWith, placeWith, routeWith, shipped } from '../support/network.ts';

const checkWith = (check: Partial<Check>): Check => ({
	claim_id: 'c',
	seq: 1,
	label: 'it holds',
	role: 'needed',
	measure: 'flow',
	of: 'r',
	year: '2020',
	op: '>',
	value: '',
	unit: 'bcm',
	measure2: '',
	of2: null,
	year2: '',
	factor: null,
	...check
});

const flowWith = (flow: Partial<Flow>): Flow => ({
	period: '2020',
	months: 12,
	volume: 10,
	basis: null,
	kind: 'actual',
	preferred: true,
	sources: ['s'],
	note: '',
	...flow
});

const built = { volume: 10, status: 'operating', sources: ['row'], note: '' } as const;
const one = (network: Network, check: Partial<Check>): CheckResult =>
	computeChecks({ ...network, checks: [checkWith(check)] }, 'c')[0]!;
const route = (change: Parameters<typeof routeWith>[0] | Omit<Parameters<typeof routeWith>[0], 'id'>) =>
	routeWith({ id: 'r', ...change });

describe('a check', () => {
	const places = [placeWith({ id: 'end', country: 'DE' })];
	const network = networkWith(
		[
			route({
				nameplate: 55,
				start: '2019-12',
				to: 'end',
				capacities: [
					{ ...built, fromYear: 2019 },
					{ ...built, fromYear: 2023, status: 'damaged', sources: ['later'] }
				],
				flows: [
					flowWith({ volume: 10, basis: '20C' }),
					flowWith({ volume: 8, basis: '15C', preferred: false }),
					flowWith({ period: '2021', volume: 30, basis: '20C' }),
					flowWith({ period: '2022', volume: 7, months: 6 }),
					flowWith({ kind: 'contract', period: '2018', volume: 20 })
				]
			}),
			routeWith({ id: 'other', nameplate: 50, market: 'end', supply: 'end' }),
			routeWith({ id: 'paper', capacities: [{ ...built, fromYear: 2018, status: 'proposed' }] })
		],
		places
	);

	it.each([
		['capacity is the nameplate', { measure: 'capacity', op: '=', value: '55' }, 'true'],
		['an equal number is equal', { measure: 'capacity', op: '<', value: '55' }, 'false'],
		[
			'the second measure may be multiplied',
			{ measure: 'capacity', op: '>=', measure2: 'capacity', of2: 'other', factor: 1.1 },
			'true'
		],
		['supplies are compared by id', { measure: 'supply', op: '!=', measure2: 'supply', of2: 'other' }, 'true'],
		['a market is named by id', { measure: 'market', op: '=', value: 'b' }, 'true'],
		['it ends in the country of its last place', { measure: 'to-country', op: '=', value: 'DE' }, 'true'],
		['a start counts by its year', { measure: 'start', op: '<=', value: '2019' }, 'true'],
		['a start that nobody knows is unknown', { measure: 'start', of: 'other', op: '<=', value: '2030' }, 'unknown'],
		[
			'status is the last row that does not come after',
			{ measure: 'status', year: '2025', op: '=', value: 'damaged' },
			'true'
		],
		[
			'status before the first row is unknown',
			{ measure: 'status', year: '2010', op: '=', value: 'operating' },
			'unknown'
		],
		['flow is the preferred count', { op: '=', value: '10' }, 'true'],
		['a part-year is no year', { year: '2022', op: '>', value: '0' }, 'unknown'],
		['a year without a row is unknown', { year: '2024', op: '=', value: '0' }, 'unknown'],
		['what is not built carries nothing', { of: 'paper', op: '=', value: '0' }, 'true'],
		['the latest contract holds on', { measure: 'contract', year: '2026', op: '=', value: '20' }, 'true'],
		['no contract counts as 0', { measure: 'contract', of: 'paper', year: '2026', op: '>', value: '0' }, 'false'],
		[
			'growth is the later year less the earlier',
			{ measure: 'growth', year: '2020..2021', op: '=', value: '20' },
			'true'
		],
		[
			'growth from an unknown year is unknown',
			{ measure: 'growth', year: '2020..2024', op: '>', value: '0' },
			'unknown'
		],
		['words have no more and less', { measure: 'market', op: '<', value: 'z' }, 'unknown'],
		['a measure of no route is unknown', { of: 'none', op: '>', value: '0' }, 'unknown'],
		['a measure that there is not is unknown', { op: '>', measure2: 'toString', of2: 'other' }, 'unknown']
	] as const)('%s', (_, check, outcome) => {
		expect(one(network, check as Partial<Check>).outcome).toBe(outcome);
	});

	it('holds both figures with unit, basis and sources', () => {
		const { left, right } = one(network, { op: '>', measure2: 'capacity', of2: 'other', factor: 0.5 });
		expect(left).toMatchObject({ value: 10, unit: 'bcm', basis: '20C', sources: ['s'], inferred: false });
		expect(left.of).toMatchObject({ measure: 'flow', year: '2020' });
		expect(right).toMatchObject({ value: 25, unit: 'bcm a year', factor: 0.5, basis: null });
	});

	it('cites what shows that there is no contract', () => {
		const { left } = one(network, { measure: 'contract', of: 'paper', year: '2026', value: '0' });
		expect(left).toMatchObject({ value: 0, inferred: true, sources: ['row'] });
	});

	it('compares counts of different basis at one standard, and says so', () => {
		const flows = (basis: Flow['basis']) => [flowWith({ volume: 10, basis })];
		const pair = (a: Flow['basis'], b: Flow['basis']) =>
			one(networkWith([route({ flows: flows(a) }), routeWith({ id: 'other', flows: flows(b) })]), {
				op: '=',
				measure2: 'flow',
				of2: 'other',
				year2: '2020'
			});
		expect(pair('20C', '15C')).toMatchObject({ outcome: 'false', restated: true });
		expect(pair('20C', '20C')).toMatchObject({ outcome: 'true', restated: false });
		expect(pair('20C', null)).toMatchObject({ outcome: 'true', restated: false });
	});
});

describe('a computed verdict', () => {
	const results = (outcomes: readonly Outcome[], role: Check['role'] = 'needed') =>
		outcomes.map((outcome) => ({ ...one(shipped, {}), role, outcome }));

	it.each([
		[['true', 'true'], 'supported', 0],
		[['false', 'false'], 'contradicted', 0],
		[['true', 'false'], 'partly', 0],
		[['true', 'false', 'unknown'], 'partly', 1],
		[['true', 'unknown'], 'partly', 1],
		[['false', 'unknown'], 'contradicted', 1],
		[['unknown', 'unknown'], 'unverifiable', 2]
	] as const)('of %j is %s', (outcomes, verdict, unknown) => {
		expect(computedVerdict(results(outcomes))).toMatchObject({ verdict, unknown, needed: outcomes.length });
	});

	it('counts no check that is shown for context', () => {
		expect(computedVerdict([...results(['true']), ...results(['false'], 'context')])?.verdict).toBe('supported');
		expect(computedVerdict(results(['true'], 'context'))).toBeNull();
	});

	it('is none for a claim without checks', () => {
		expect(computedVerdict([])).toBeNull();
	});
});

/** The outcomes that the editors' notes expect, check by check. */
const expected: Readonly<Record<string, readonly Outcome[]>> = {
	'pos2-replaces-ns2': ['true', 'true', 'true', 'false', 'false', 'false', 'unknown', 'false', 'false'],
	'chinese-turn': ['true', 'true', 'false'],
	'fifty-bcm-for-west': ['false', 'true', 'false'],
	'redirected-to-china': ['true', 'true', 'false', 'false'],
	'ns2-connects-europe': ['true', 'false'],
	'pos2-future': ['true', 'true']
};

describe('the checks of data/', () => {
	const outcomesOf = (network: Network) =>
		Object.fromEntries(
			network.claims.map(({ id }) => {
				const checks = computeChecks(network, id);
				return [id, { outcomes: checks.map(({ outcome }) => outcome), computed: computedVerdict(checks)?.verdict }];
			})
		);

	it.each(Object.entries(expected))('of %s come out as the editors expect', (id, outcomes) => {
		expect(computeChecks(shipped, id).map(({ outcome }) => outcome)).toEqual(outcomes);
	});

	it('are all expected', () => {
		expect(new Set(shipped.checks.map((check) => check.claim_id))).toEqual(new Set(Object.keys(expected)));
	});

	it('cite a source for each figure', () => {
		const citations = new Set(shipped.citations.map(({ id }) => id));
		for (const id of Object.keys(expected))
			for (const { left, right } of computeChecks(shipped, id))
				for (const figure of [left, right]) {
					if (figure.of) expect(figure.sources.length).toBeGreaterThan(0);
					for (const source of figure.sources) expect(citations).toContain(source);
				}
	});

	it('give the verdict of the editors, or a note says why not', () => {
		for (const claim of shipped.claims) {
			const computed = computedVerdict(computeChecks(shipped, claim.id));
			if (computed && computed.verdict !== claim.verdict) expect(claim.verdict_note, claim.id).not.toBe('');
			if (!computed || computed.verdict === claim.verdict) expect(claim.verdict_note, claim.id).toBe('');
		}
	});

	it('change with the figures: 50 bcm for Nord Stream 2 turns one check and one verdict', () => {
		const routes = shipped.routes.map((route) =>
			route.id === 'nord-stream-2'
				? { ...route, nameplate: 50, capacities: route.capacities.map((row) => ({ ...row, volume: 50 })) }
				: route
		);
		const before = outcomesOf(shipped);
		const after = outcomesOf({ ...shipped, routes });
		expect(after['fifty-bcm-for-west']).toEqual({ outcomes: ['true', 'true', 'false'], computed: 'partly' });
		expect({ ...after, 'fifty-bcm-for-west': null }).toEqual({ ...before, 'fifty-bcm-for-west': null });
	});
});
