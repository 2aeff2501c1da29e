import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readNetwork, type Network, type Place, type Route } from '#lib/facts/network.ts';
import { bases, fileNames, regions, statuses, type FileName } from '#lib/facts/schema.ts';
import { scopeOf } from '#lib/view/scope.ts';
import { initialView, type View } from '#lib/view/view.ts';

/** The texts of the files in data/. */
export const shippedFiles = (): Record<FileName, string> =>
	Object.fromEntries(fileNames.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')])) as Record<
		FileName,
		string
	>;

/** The network that data/ makes. */
export const shipped: Network = readNetwork(shippedFiles());
export const shippedScope = scopeOf(shipped);

export const placeWith = (place: Partial<Place> & Pick<Place, 'id'>): Place => ({
	name: place.id,
	kind: 'market',
	country: null,
	region: 'other',
	partOf: null,
	rank: null,
	at: null,
	labelAt: null,
	note: '',
	sources: ['s'],
	...place
});

export const routeWith = (route: Partial<Route> & Pick<Route, 'id'>): Route => ({
	name: route.id,
	alsoKnownAs: [],
	from: 'a',
	to: 'b',
	supply: 'a',
	market: 'b',
	via: [],
	carrier: 'pipeline',
	counted: 'yes',
	status: 'operating',
	nameplate: null,
	lines: null,
	lengthKm: null,
	diameterMm: null,
	start: null,
	end: null,
	operator: '',
	sources: ['s'],
	note: '',
	capacities: [{ fromYear: 2000, volume: 10, status: 'operating', sources: ['s'], note: '' }],
	flows: [],
	parts: [
		[
			{ lon: 70, lat: 60 },
			{ lon: 20, lat: 50 }
		]
	],
	...route
});

/** A small network: one basin, one market, and the routes given. */
export const networkWith = (routes: readonly Route[] = [], places: readonly Place[] = []): Network => ({
	places: [placeWith({ id: 'a', kind: 'basin', region: null, rank: 1 }), placeWith({ id: 'b', rank: 2 }), ...places],
	routes,
	trade: [],
	events: [],
	claims: [],
	checks: [],
	citations: [],
	changes: []
});

const volume = fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 400, noNaN: true }));
const maybeVolume = fc.option(volume, { nil: null });

/** Any network of up to some hundred routes between some dozens of places, loops and two-way flows among them. */
export const anyNetwork = (most = 60): fc.Arbitrary<Network> =>
	fc.integer({ min: 2, max: 12 }).chain((count) => {
		const places = Array.from({ length: count }, (_, i) =>
			placeWith({
				id: `p${i}`,
				name: `Place ${i}`,
				rank: i,
				region: regions[i % regions.length]!,
				at: { lon: 10 + ((i * 37) % 120), lat: 30 + ((i * 17) % 40) }
			})
		);
		const id = fc.integer({ min: 0, max: count - 1 }).map((i) => `p${i}`);
		const route = fc.record({
			supply: id,
			market: id,
			capacity: maybeVolume,
			flow: maybeVolume,
			other: maybeVolume,
			contract: maybeVolume,
			status: fc.constantFrom(...statuses),
			basis: fc.option(fc.constantFrom(...bases), { nil: null }),
			counted: fc.constantFrom<Route['counted'][]>('yes', 'yes', 'yes', 'repeat')
		});
		return fc.array(route, { maxLength: most }).map((routes) => ({
			...networkWith(
				routes.map((r, i) =>
					routeWith({
						id: `r${i}`,
						name: `Route ${i}`,
						supply: r.supply,
						market: r.market,
						from: r.supply,
						to: r.market,
						counted: r.counted,
						status: r.status,
						nameplate: r.capacity === null ? null : r.capacity + 5,
						capacities: [{ fromYear: 2000, volume: r.capacity, status: r.status, sources: ['s'], note: '' }],
						flows: [
							{ kind: 'actual' as const, volume: r.flow, preferred: true },
							{ kind: 'actual' as const, volume: r.other, preferred: false },
							{ kind: 'contract' as const, volume: r.contract, preferred: true }
						].map((flow) => ({ ...flow, period: '2020', months: 12, basis: r.basis, sources: ['s'], note: '' })),
						parts: [[places.find((p) => p.id === r.supply)!.at!, places.find((p) => p.id === r.market)!.at!]]
					})
				)
			),
			places
		}));
	});

export const viewOf = (network: Network, change: Partial<View> = {}): View => ({
	...initialView(scopeOf(network)),
	...change
});
