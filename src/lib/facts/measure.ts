import { capacityIn, contractBy, flowIn, type Count } from './figure.ts';
import type { Check, Network, Route } from './network.ts';
import type { Basis } from './schema.ts';
import { inUnit } from './unit.ts';

/** What a check can measure of a route. */
export type Measure = Check['measure'];

/** What a measure gives: a volume in bcm, a year, or an id (of a place, a country, a status). `null`: not known. */
export interface Reading {
	readonly value: number | string | null;
	/** Of a volume; `null` where its source does not say, or it is no volume. */
	readonly basis: Basis | null;
	readonly sources: readonly string[];
	/** No row holds it: a contract that nobody has reported, a flow through what is not built. */
	readonly inferred: boolean;
}

export type MeasureUnit = 'bcm' | 'bcm a year' | 'year' | '';
export const measureUnit: Readonly<Record<Measure, MeasureUnit>> = {
	capacity: 'bcm a year',
	contract: 'bcm a year',
	flow: 'bcm',
	growth: 'bcm',
	start: 'year',
	supply: '',
	market: '',
	'to-country': '',
	status: ''
};

type Read = (route: Route, year: string, places: Network['places']) => Reading;

export const unknown = (sources: readonly string[] = []): Reading => ({
	value: null,
	basis: null,
	sources,
	inferred: false
});
export const known = (value: Reading['value'], sources: readonly string[]): Reading => ({ ...unknown(sources), value });

const readers: Readonly<Record<Measure, Read>> = {
	/** Nameplate. */
	capacity: (route) => known(route.nameplate, route.sources),
	supply: (route) => known(route.supply, route.sources),
	market: (route) => known(route.market, route.sources),
	/** The year of the first gas. */
	start: (route) => known(route.start === null ? null : Number(route.start.slice(0, 4)), route.sources),
	'to-country': (route, _, places) => known(places.find(({ id }) => id === route.to)?.country ?? null, route.sources),
	/** Of the last row of capacities.csv that does not come after the year. */
	status: (route, year) => {
		const row = capacityIn(route, Number(year));
		return row ? known(row.status, row.sources) : unknown(route.sources);
	},
	/** The preferred count of the full year. */
	flow: (route, year) => {
		const figure = flowIn(route, Number(year));
		if (!figure) return unknown(route.sources);
		return { value: figure.volume, basis: figure.basis, sources: figure.sources, inferred: !figure.reported };
	},
	/** The latest contract up to the year; no row is none, which is 0. */
	contract: (route, year) => {
		const figure = contractBy(route, Number(year));
		if (figure) return { value: figure.volume, basis: figure.basis, sources: figure.sources, inferred: false };
		// What shows that there is none is what the route's status of the time rests on.
		const sources = capacityIn(route, Number(year))?.sources ?? route.sources;
		return { value: 0, basis: null, sources, inferred: true };
	},
	/** Flow of the second year − flow of the first. */
	growth: (route, years) => {
		const [a, b] = years.split('..').map((year) => flowIn(route, Number(year)));
		if (!a || !b) return unknown(route.sources);
		const [from, to] = alike(a, b);
		return {
			value: exact(to.volume - from.volume),
			basis: to.basis ?? from.basis,
			sources: [...new Set([...b.sources, ...a.sources])],
			inferred: false
		};
	}
};

/** Measures a route; a word that is no measure measures nothing. */
export const measure = (of: Measure, ...args: Parameters<Read>): Reading =>
	Object.hasOwn(readers, of) ? readers[of](...args) : unknown();

/** Two counts in one basis: restated at 15 °C and 40 MJ/m³ where both state a basis and not the same. */
export function alike(a: Count, b: Count): readonly [Count, Count] {
	if (a.basis === null || b.basis === null || a.basis === b.basis) return [a, b];
	// No year enters: the standard cubic metre is no daily rate.
	const restate = (count: Count): Count => ({ volume: inUnit(count, 'bcm15', 0), basis: '15C' });
	return [restate(a), restate(b)];
}

/** Sums and products of decimal figures, without the noise of binary fractions. */
export const exact = (value: number) => Math.round(value * 1e9) / 1e9 + 0;
