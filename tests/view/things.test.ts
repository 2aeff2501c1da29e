import { describe, expect, it } from 'vitest';
import { flowIn } from '#lib/facts/figure.ts';
import { datasetLd, ldText } from '#lib/view/dataset.ts';
import { placeSentence } from '#lib/view/place.ts';
import { countEach, restsOn } from '#lib/view/rests.ts';
import { select } from '#lib/view/select.ts';
import { claimsOfPlace, claimsOfRoute, countedWords, nearest, partsOf, wholeOf } from '#lib/view/things.ts';
import { dealingsOf, trafficOf } from '#lib/view/traffic.ts';
import { drawnYears, monthsOf, routeSentence, yearsOf } from '#lib/view/years.ts';
import { networkWith, placeWith, routeWith, shipped, shippedScope, viewOf } from '../support/network.ts';

const route = (id: string) => shipped.routes.find((one) => one.id === id)!;
const place = (id: string) => shipped.places.find((one) => one.id === id)!;
const told = (id: string) => {
	const traffic = trafficOf(place(id), shipped, shippedScope);
	return placeSentence(place(id), traffic, dealingsOf(place(id), shipped));
};

describe('the sentence of a route', () => {
	it.each([
		['nord-stream-1', 'Nord Stream 1 carried nothing in 2025; its fullest year was 2020, with 59.2–60.3 bcm.'],
		['nord-stream-2', 'Nord Stream 2 stands for 55 bcm a year and has carried nothing in any year that is known.'],
		[
			'power-of-siberia-2',
			'Power of Siberia 2 is proposed: 50 bcm a year announced, no contract, no gas. Planned: 50 bcm for 2030.'
		],
		['balkan-stream', /^What Balkan Stream carries in a year is not known; it can carry [\d.]+ bcm a year\.$/],
		['power-of-siberia-1', /^Power of Siberia 1 carried 36\.7–38\.8 bcm in 2025, 102 % of its capacity; no year/]
	])('of %s states the finding', (id, expected) => expect(routeSentence(route(id), shippedScope)).toMatch(expected));

	it.each(shipped.routes.map(({ id }) => id))('of %s holds no word of a machine', (id) =>
		expect(routeSentence(route(id), shippedScope)).not.toMatch(/NaN|Infinity|undefined|null|\[object/)
	);
});

describe('a route year by year', () => {
	it('holds every count of every year, the one that charts draw first', () => {
		for (const one of shipped.routes) {
			const years = yearsOf(one, shippedScope);
			const rows = years.flatMap(({ counts, partYears, contracts, plans }) => [
				...counts,
				...partYears,
				...contracts,
				...plans
			]);
			expect(rows.length).toBe(one.flows.filter(({ period }) => period.length === 4).length);
			for (const { counts } of years) if (counts.length > 0) expect(counts[0]!.preferred).toBe(true);
			expect(monthsOf(one).flatMap(({ counts }) => counts).length).toBe(
				rows.length === 0 ? 0 : one.flows.length - rows.length
			);
		}
	});
	it('never reads part of a year as a year', () => {
		const year = yearsOf(route('lng-china'), shippedScope).find((one) => one.year === 2026)!;
		expect(year).toMatchObject({ flow: null, counts: [], utilisation: null });
		expect(year.partYears).toHaveLength(1);
	});
	it('leaves a year of which nothing is known empty', () => {
		const years = drawnYears(route('power-of-siberia-2'), shipped, shippedScope);
		expect(years.map((one) => one.year)).toContain(shippedScope.firstYear);
		expect(years[0]!.route).toBeNull();
		expect(years.at(-1)!.route!.flow!.value).toBe(0);
	});
});

describe('whether a route counts', () => {
	const ids = new Map([
		['sum', ['P1', 'P2']],
		['part', ['P1']],
		['again', ['P2']]
	]);
	const [sum, part, again] = [
		routeWith({ id: 'sum', counted: 'aggregate', market: null }),
		routeWith({ id: 'part' }),
		routeWith({ id: 'again', counted: 'repeat' })
	];
	const network = networkWith([sum, part, again]);
	it('names the parts of a sum', () => {
		const parts = partsOf(sum, network, ids);
		expect(parts).toEqual([part]);
		expect(countedWords(sum, parts, null)).toBe('no: it is the sum of part');
	});
	it('names the route that counts the gas of a repeat, where its projects tell', () => {
		expect(wholeOf(again, networkWith([routeWith({ id: 'sum' }), again]), ids)?.id).toBe('sum');
		expect(countedWords(again, [], null)).toBe('no: the same gas is counted on another route');
	});
});

describe('claims about a thing', () => {
	it('are those that name it, alone or in a link', () => {
		const ids = claimsOfRoute(shipped, route('power-of-siberia-2')).map(({ about_id }) => about_id);
		expect(new Set(ids)).toEqual(new Set(['power-of-siberia-2', 'nord-stream-2>power-of-siberia-2']));
	});
	it('of a country are those about the country, and of a town in it only its own', () => {
		expect(claimsOfPlace(shipped, place('uzbekistan')).every(({ about_id }) => about_id === 'UZ')).toBe(true);
		expect(claimsOfPlace(shipped, place('samarkand')).every(({ about_id }) => about_id === 'samarkand')).toBe(true);
		expect(claimsOfPlace(shipped, place('urengoy'))).toEqual([]);
	});
	it('reach a page each, but for those about a date or a country without one', () => {
		const reached = new Set([
			...shipped.routes.flatMap((one) => claimsOfRoute(shipped, one)),
			...shipped.places.flatMap((one) => claimsOfPlace(shipped, one))
		]);
		for (const claim of shipped.claims)
			if (!reached.has(claim)) expect(claim.about_kind === 'date' || claim.about_id === 'IN').toBe(true);
	});
});

describe('what comes into a place and goes out of it', () => {
	it('sums to the total of the charts, in every year', () => {
		for (let year = shippedScope.firstYear; year <= shippedScope.latest; year++) {
			const selection = select(shipped, viewOf(shipped, { year, plans: true, status: [] }));
			for (const node of [...selection.markets, ...selection.supplies]) {
				const { balances } = trafficOf(node.place, shipped, shippedScope);
				const balance = balances.find((one) => one.year === year)!;
				const sum = node.side === 'market' ? balance.into : balance.out;
				expect([node.place.id, year, sum?.volume ?? 0]).toEqual([node.place.id, year, node.known > 0 ? node.bcm : 0]);
			}
		}
	});
	it('leaves out of the sum what is counted elsewhere, and keeps it in the list', () => {
		const { into } = trafficOf(place('europe'), shipped, shippedScope);
		expect(into.find((line) => line.route.id === 'tap')).toMatchObject({ counted: false });
	});
	it('is at a point what its pipes carry', () => {
		const network = networkWith(
			[
				routeWith({ id: 'in', to: 'x', flows: [flow('2020', 5)] }),
				routeWith({ id: 'out', from: 'x', counted: 'repeat', flows: [flow('2020', 4)] })
			],
			[placeWith({ id: 'x', kind: 'border' })]
		);
		const scope = { ...shippedScope, firstYear: 2020, latest: 2020 };
		const [balance] = trafficOf(
			network.places.find(({ id }) => id === 'x')!,
			network,
			scope
		).balances;
		expect(balance).toMatchObject({ into: { volume: 5 }, out: { volume: 4 }, unaccounted: null });
	});
	it.each([
		['samarkand', 'Samarkand is a place of talks: no gas flows through it.'],
		['australia', 'No route of this data leads to Australia or from it; trade statistics count what it sold.']
	])('of %s is said to be nothing', (id, expected) => expect(told(id)).toBe(expected));
	it.each(shipped.places.map(({ id }) => id))('is told of %s without a word of a machine', (id) =>
		expect(told(id)).toMatch(/^(?!.*(NaN|Infinity|undefined|null|\[object)).+\.$/)
	);
	it('lists every row of trade with its seller and its buyer', () => {
		const rows = shipped.places.flatMap((one) => dealingsOf(one, shipped).flatMap((dealing) => dealing.rows));
		expect(rows.length).toBe(shipped.trade.length * 2);
	});
});

const flow = (period: string, volume: number) => ({
	period,
	volume,
	months: 12,
	basis: null,
	kind: 'actual' as const,
	preferred: true,
	sources: ['s'],
	note: ''
});

describe('what rests on a source', () => {
	it('is every row that names it', () => {
		const rests = [...restsOn(shipped).values()];
		const count = (key: 'flows' | 'capacities' | 'trade') => rests.reduce((sum, one) => sum + one[key].length, 0);
		const rows = shipped.routes.flatMap((one) => one.flows).flatMap(({ sources }) => sources);
		expect(count('flows')).toBe(rows.length);
		expect(count('trade')).toBe(shipped.trade.flatMap(({ sources }) => sources).length);
		expect([...restsOn(shipped).keys()].every((id) => shipped.citations.some((one) => one.id === id))).toBe(true);
	});
	it('is counted by thing', () => {
		expect(countEach(['a', 'b', 'a'])).toEqual([
			['a', 2],
			['b', 1]
		]);
	});
});

describe('the things that come near to a word', () => {
	it.each([
		['nordstream2', 'nord-stream-2'],
		['Power of Siberia', 'power-of-siberia-1'],
		['turk-stream', 'turkstream']
	])('of %s begin with %s', (asked, expected) => expect(nearest(asked, shipped.routes)[0]!.id).toBe(expected));
	it('are none for a word like nothing', () => expect(nearest('zzzz', shipped.routes)).toEqual([]));
	it('take any text', () => expect(nearest('%00\u0000�'.repeat(999), shipped.routes)).toEqual([]));
});

describe('a block of linked data', () => {
	it('cannot end its script', () => expect(ldText({ a: '</script><b>' })).not.toContain('<'));
	it('says what the years are', () =>
		expect(
			datasetLd({
				name: 'n',
				description: 'd',
				url: 'u',
				licence: 'l',
				creator: { name: 'c', url: 'u' },
				published: '2026-01-01',
				version: '1',
				keywords: [],
				firstYear: 2011,
				lastYear: 2026,
				countries: ['China'],
				files: []
			})
		).toMatchObject({ temporalCoverage: '2011/2026', spatialCoverage: [{ name: 'China' }] }));
});

it('the zero of an unbuilt route needs no row', () =>
	expect(flowIn(route('power-of-siberia-2'), 2025)).toMatchObject({ volume: 0, reported: false }));
