import { flowIn, type Figure } from '#lib/facts/figure.ts';
import type { Network, Place, Route, Trade } from '#lib/facts/network.ts';
import type { Unaccounted } from './balance.ts';
import { select, sum } from './select.ts';
import { initialView, type Scope } from './view.ts';

/** A route at a place, with what it carried year by year. */
export interface Line {
	readonly route: Route;
	/** Its flow enters the sums of this place. */
	readonly counted: boolean;
	/** By year; `null`: unknown. */
	readonly flows: readonly (Figure | null)[];
}

/** What came into a place, or went out of it, in a year: bcm, each as its source counts it. */
export interface Sum {
	/** `null` where nothing is known. */
	readonly volume: number | null;
	readonly unknown: number;
}

export interface Balance {
	readonly year: number;
	readonly into: Sum | null;
	readonly out: Sum | null;
	/** What trade statistics count beyond the routes' flows. */
	readonly unaccounted: Unaccounted | null;
}

export interface Traffic {
	readonly years: readonly number[];
	readonly into: readonly Line[];
	readonly out: readonly Line[];
	/** Routes that end in the country or cross it, and are in neither list. */
	readonly passing: readonly Route[];
	/** The latest year first. */
	readonly balances: readonly Balance[];
}

/** What routes bring to a place and take from it. Parts of a market are rolled up, as totals are; a country has its basins. */
export function trafficOf(place: Place, network: Network, scope: Scope): Traffic {
	const { firstYear, latest } = scope;
	const years = Array.from({ length: latest - firstYear + 1 }, (_, i) => firstYear + i);
	const places = new Map(network.places.map((one) => [one.id, one]));
	const isHere = (id: string | null) => id !== null && (id === place.id || places.get(id)?.partOf === place.id);
	const inCountry = (id: string) =>
		place.kind === 'market' && place.country !== null && places.get(id)?.country === place.country;
	const isOut = (route: Route) => isHere(route.supply) || inCountry(route.supply) || route.from === place.id;
	const isInto = (route: Route) => isHere(route.market) || route.to === place.id;
	const line = (route: Route): Line => ({
		route,
		// At a point on the way a repeat is the pipe that goes on; in a total it would be counted twice.
		counted: route.counted === 'yes' || (route.counted === 'repeat' && !isNode(place)),
		flows: years.map((year) => flowIn(route, year))
	});
	const into = network.routes.filter(isInto).map(line);
	const out = network.routes.filter(isOut).map(line);
	const touches = (route: Route) =>
		[route.from, route.to].some(inCountry) ||
		(place.kind === 'market' && route.via.some((code) => code === place.country));
	return {
		years,
		into,
		out,
		passing: network.routes.filter((route) => touches(route) && !isInto(route) && !isOut(route)),
		balances: years
			.map((year, i) => ({
				year,
				into: sumAt(into, i),
				out: sumAt(out, i),
				unaccounted: unaccountedIn(place, year, network, scope)
			}))
			.reverse()
	};
}

const isNode = ({ kind }: Place) => kind === 'market' || kind === 'basin';

/** The sum of a year over counted lines; `null` where there are none. */
export function sumAt(lines: readonly Line[], year: number): Sum | null {
	const counted = lines.filter((line) => line.counted);
	const known = counted.flatMap((line) => line.flows[year] ?? []);
	return counted.length === 0
		? null
		: {
				volume: known.length === 0 ? null : round(sum(known.map((figure) => figure.volume))),
				unknown: counted.length - known.length
			};
}

const round = (volume: number) => Math.round(volume * 1e9) / 1e9;

const unaccountedIn = (place: Place, year: number, network: Network, scope: Scope) =>
	place.kind !== 'market' || place.partOf !== null
		? null
		: (select(network, { ...initialView(scope), year }).markets.find((node) => node.place.id === place.id)
				?.unaccounted ?? null);

/** What a place sold to, or bought from, another by one carrier. */
export interface Dealing {
	readonly side: 'sold' | 'bought';
	readonly partner: Place;
	readonly carrier: Trade['carrier'];
	/** By year and count, the preferred ones first. */
	readonly rows: readonly Trade[];
}

/** The trade of a place, its largest dealings of the latest years first. */
export function dealingsOf(place: Place, { trade, places }: Pick<Network, 'trade' | 'places'>): Dealing[] {
	const byId = new Map(places.map((one) => [one.id, one]));
	const dealings = new Map<string, Dealing & { rows: Trade[] }>();
	for (const row of trade) {
		const side = row.from === place.id ? 'sold' : row.to === place.id ? 'bought' : null;
		const partner = byId.get(side === 'sold' ? row.to : row.from);
		if (side === null || !partner) continue;
		const key = `${side} ${partner.id} ${row.carrier}`;
		const dealing = dealings.get(key) ?? { side, partner, carrier: row.carrier, rows: [] };
		dealing.rows.push(row);
		dealings.set(key, dealing);
	}
	const most = ({ rows }: Dealing) => Math.max(...rows.map(({ volume }) => volume ?? 0));
	return [...dealings.values()]
		.map((dealing) => ({
			...dealing,
			rows: dealing.rows.toSorted((a, b) => a.year - b.year || Number(b.preferred) - Number(a.preferred))
		}))
		.sort((a, b) => a.side.localeCompare(b.side) || most(b) - most(a));
}
