import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { regions } from '#lib/facts/schema.ts';
import { units } from '#lib/facts/unit.ts';
import { select } from '#lib/view/select.ts';
import { anyNetwork, networkWith, routeWith, shipped, shippedFiles, shippedScope, viewOf } from '../support/network.ts';

const at = (change: Parameters<typeof viewOf>[1]) => select(shipped, viewOf(shipped, change));
const routeOf = (selection: ReturnType<typeof at>, id: string) => selection.routes.find((route) => route.id === id)!;
const years = Array.from(
	{ length: shippedScope.latest - shippedScope.firstYear + 1 },
	(_, i) => shippedScope.firstYear + i
);

describe('select, on the shipped data', () => {
	it('shows Nord Stream 2 empty in 2021, and Nord Stream 1 above its nameplate with a range', () => {
		const selection = at({ year: 2021 });
		expect(routeOf(selection, 'nord-stream-2')).toMatchObject({
			capacity: { bcm: 55 },
			flow: { bcm: 0 },
			planned: false
		});
		const first = routeOf(selection, 'nord-stream-1');
		expect(first.flow).toMatchObject({ low: 59.2, high: 60.26 });
		expect(first.utilisation).toBeGreaterThan(1);
	});
	it('shows what 2025 left: no transit through Ukraine, no Nord Stream 1, Power of Siberia 1 at 38.8 of 38', () => {
		const selection = at({ year: 2025 });
		expect(routeOf(selection, 'ukraine-transit')).toMatchObject({ flow: { bcm: 0 }, capacity: null });
		expect(routeOf(selection, 'nord-stream-1')).toMatchObject({ capacity: { bcm: 0 }, lost: 55 });
		expect(routeOf(selection, 'power-of-siberia-1')).toMatchObject({ capacity: { bcm: 38 }, flow: { bcm: 38.8 } });
	});
	it('lets announced pipes take part when plans are on, or when asked for by name', () => {
		expect(routeOf(at({ year: 2030 }), 'power-of-siberia-2')).toBeUndefined();
		expect(routeOf(at({ year: 2030, plans: true }), 'power-of-siberia-2')).toMatchObject({
			planned: true,
			plan: { bcm: 50 }
		});
		expect(routeOf(at({ year: 2030, focus: ['power-of-siberia-2'] }), 'power-of-siberia-2').bright).toBe(true);
		expect(at({ year: 2030 }).plannedLeftOut).toBeGreaterThan(0);
	});
	it('keeps the unknown apart from 0', () => {
		const { flow } = routeOf(at({ year: 2021 }), 'turkstream-turkiye');
		expect(flow).toBeNull();
		const turkiye = at({ year: 2025 }).markets.find(({ place }) => place.id === 'turkiye')!;
		expect(turkiye).toMatchObject({ known: 0 });
		expect(turkiye.unknown).toBeGreaterThan(0);
	});
	it('draws an LNG plant, and leaves its gas out of totals that hold it already', () => {
		const selection = at({ year: 2021 });
		expect(routeOf(selection, 'yamal-lng').counted).toBe(false);
		const europe = selection.markets.find(({ place }) => place.id === 'europe')!;
		const all = selection.routes
			.filter((route) => route.market.id === 'europe')
			.reduce((sum, route) => sum + (route.flow?.bcm ?? 0), 0);
		expect(all - europe.bcm).toBeCloseTo(routeOf(selection, 'yamal-lng').flow!.bcm, 9);
	});
	it('sums, for every year, to what the rows of flows.csv sum to', () => {
		const rows = Papa.parse<Record<string, string>>(shippedFiles().flows.trimEnd(), { header: true }).data;
		const counted = new Map(
			shipped.routes.filter((route) => route.counted === 'yes').map((route) => [route.id, route])
		);
		for (const year of years) {
			const expected = rows
				.filter(
					(r) =>
						r.period === String(year) &&
						r.months === '12' &&
						r.kind === 'actual' &&
						r.preferred === 'yes' &&
						counted.has(r.route_id!)
				)
				.reduce((sum, r) => sum + Number(r.volume_bcm), 0);
			const { markets, supplies, total } = at({ year });
			expect(total).toBeCloseTo(expected, 9);
			expect(markets.reduce((sum, node) => sum + node.bcm, 0)).toBeCloseTo(expected, 6);
			expect(supplies.reduce((sum, node) => sum + node.bcm, 0)).toBeCloseTo(expected, 6);
		}
	});
	it('finds in the trade statistics what the pipes with figures did not carry', () => {
		const turkiye = at({ year: 2021 }).markets.find(({ place }) => place.id === 'turkiye')!;
		expect(turkiye.unaccounted?.parts).toMatchObject([{ seller: { id: 'russia' }, carrier: 'pipeline' }]);
		expect(turkiye.unaccounted!.value).toBeGreaterThan(5);
		const china = at({ year: 2025 }).markets.find(({ place }) => place.id === 'china')!;
		expect(china.unaccounted).toBeNull();
	});
	it('compares with another year over the routes known in both', () => {
		const selection = at({ year: 2025, vs: 2021 });
		expect(routeOf(selection, 'nord-stream-1').change).toBeCloseTo(-60.26, 9);
		expect(routeOf(selection, 'blue-stream').change).toBeNull();
		const west = selection.supplies.find(({ place }) => place.id === 'west-siberia')!;
		const known = selection.routes
			.filter((r) => r.counted && r.supply.id === 'west-siberia')
			.flatMap((r) => r.change ?? []);
		expect(west.change).toBeCloseTo(
			known.reduce((a, b) => a + b, 0),
			9
		);
	});
	it('takes a supply by itself or by its country, and a market with its parts', () => {
		expect(new Set(at({ from: ['russia'] }).routes.map((route) => route.supply.country))).toEqual(new Set(['RU']));
		expect(at({ to: ['europe'] }).routes.some((route) => route.route.market === 'italy')).toBe(true);
		expect(new Set(at({ to: ['italy'] }).routes.map((route) => route.route.market))).toEqual(new Set(['italy']));
		expect(new Set(at({ year: 2025, status: ['damaged'] }).routes.map((route) => route.status))).toEqual(
			new Set(['damaged'])
		);
	});
	it('orders routes the same in every year', () => {
		const order = at({ year: 2025, plans: true }).routes.map((route) => route.id);
		for (const year of years) {
			const ids = at({ year })
				.routes.map((route) => route.id)
				.filter((id) => order.includes(id));
			expect(ids).toEqual(order.filter((id) => ids.includes(id)));
		}
	});
});

describe('select, on any network', () => {
	it('gives markets and supplies the same sum, in every unit', () =>
		fc.assert(
			fc.property(
				anyNetwork(),
				fc.constantFrom(...units),
				fc.constantFrom('flow' as const, 'capacity' as const),
				(network, unit, measure) => {
					const { markets, supplies, total } = select(
						network,
						viewOf(network, { year: 2020, unit, measure, plans: true })
					);
					const sum = (nodes: typeof markets) => nodes.reduce((all, node) => all + node.total, 0);
					expect(sum(markets)).toBeCloseTo(total, 6);
					expect(sum(supplies)).toBeCloseTo(total, 6);
					for (const { region } of markets) expect(regions).toContain(region);
				}
			)
		));
	it('leaves the network as it was', () =>
		fc.assert(
			fc.property(anyNetwork(), (network) => {
				const before = JSON.stringify(network);
				select(network, viewOf(network, { year: 2020, vs: 2019 }));
				expect(JSON.stringify(network)).toBe(before);
			})
		));
	it('draws two-way and looping routes as they are', () => {
		const network = networkWith([
			routeWith({ id: 'x' }),
			routeWith({ id: 'y', supply: 'b', market: 'a' }),
			routeWith({ id: 'z', supply: 'a', market: 'a' })
		]);
		expect(
			select(network, viewOf(network))
				.routes.map((route) => route.id)
				.sort()
		).toEqual(['x', 'y', 'z']);
	});
});
