import { describe, expect, it } from 'vitest';
import { extentOf } from '#lib/charts/pipe.ts';
import { lanesOf } from '#lib/charts/sankey/lanes.ts';
import { foremostOf, gatherNodes, isPainted, MOST_NODES, MOST_PIPES } from '#lib/view/grouped.ts';
import { select, sum } from '#lib/view/select.ts';
import { summaryOf, titleOf } from '#lib/view/sentence.ts';
import { generated } from '../../scripts/bench/layouts.ts';
import { shipped, viewOf } from '../support/network.ts';

const network = generated(120, 900);
const large = (change = {}) => select(network, viewOf(network, { year: 2025, ...change }));

describe('a large network', () => {
	it('is grouped into no more nodes and pipes than can be followed', () => {
		const grouped = gatherNodes(large(), extentOf);
		expect(grouped.supplies.length + grouped.markets.length).toBeLessThanOrEqual(MOST_NODES);
		expect(lanesOf(grouped, null, 1).length).toBeLessThanOrEqual(MOST_PIPES);
	});
	it('loses nothing: every route is there once, and totals are those of all', () => {
		const all = large();
		const grouped = gatherNodes(all, extentOf);
		const drawn = lanesOf(grouped, null, 1).flatMap(({ key, members }) =>
			members.length > 0 ? members.map(({ id }) => id) : [key]
		);
		expect(drawn.sort()).toEqual(all.routes.map(({ id }) => id).sort());
		for (const side of ['supplies', 'markets'] as const)
			expect(sum(grouped[side].map(({ total }) => total))).toBeCloseTo(sum(all[side].map(({ total }) => total)), 6);
		expect(sum(grouped.markets.map(({ several = 1 }) => several))).toBe(all.markets.length);
	});
	it('gathers a market with others of its region only', () => {
		const grouped = gatherNodes(large(), extentOf);
		const before = new Map(large().routes.map(({ id, region }) => [id, region]));
		for (const { id, market } of grouped.routes) expect(market.region).toBe(before.get(id));
	});
	it('shows what is in focus by itself, however small', () => {
		const smallest = large().routes.toSorted((a, b) => extentOf(a) - extentOf(b))[0]!;
		const focused = large({ focus: [smallest.id] });
		const lane = lanesOf(gatherNodes(focused, extentOf), null, 1).find(({ key }) => key === smallest.id)!;
		expect([lane.members, lane.supply, lane.market]).toEqual([[], smallest.supply.id, smallest.market.id]);
		expect(foremostOf(focused, 10, extentOf).routes.map(({ id }) => id)).toContain(smallest.id);
	});
	it('is painted when all of it is asked for, and only then', () => {
		expect([isPainted(large(), null), isPainted(large(), 'open')]).toEqual([false, true]);
	});
	it('is told in a few sentences', () => {
		expect(titleOf(large()).length).toBeLessThan(300);
		expect(summaryOf(large({ year: 2024 })).length).toBeLessThan(600);
	});
	it('leaves a small one as it is', () => {
		const small = select(shipped, viewOf(shipped, { year: 2021 }));
		expect(gatherNodes(small, extentOf)).toBe(small);
		expect(isPainted(small, 'open')).toBe(false);
	});
});
