import type { Status } from '#lib/facts/schema.ts';
import { statuses } from '#lib/facts/schema.ts';
import { units, type Unit } from '#lib/facts/unit.ts';

export const measures = ['flow', 'capacity'] as const;
export type Measure = (typeof measures)[number];
export const foldings = ['open', 'fold'] as const;
export const stacks = ['route', 'market'] as const;

/** The map's middle and how far it is zoomed in; zoom 1 is the fitted map. */
export interface At {
	readonly lon: number;
	readonly lat: number;
	readonly zoom: number;
}

/** All that an address says of a chart. What is on screen is a function of the data and of this. */
export interface View {
	readonly year: number;
	/** The year to show the change from. */
	readonly vs: number | null;
	/** The timeline's years, first and last. */
	readonly span: readonly [number, number] | null;
	readonly measure: Measure;
	readonly unit: Unit;
	/** Announced pipes and planned volumes take part. */
	readonly plans: boolean;
	/** Ids of routes and places that stay bright while the rest dims. */
	readonly focus: readonly string[];
	/** Place ids; empty for all. */
	readonly from: readonly string[];
	readonly to: readonly string[];
	readonly status: readonly Status[];
	/** The open claim. */
	readonly claim: string | null;
	readonly pins: boolean;
	readonly at: At | null;
	/** `fit`: widths fill the frame for this year alone, and cannot be compared with another's. */
	readonly scale: 'fixed' | 'fit';
	/** Small flows: all `open`, or gathered (`fold`); `null` leaves it to their number. */
	readonly other: (typeof foldings)[number] | null;
	/** The timeline's panels: one for each route, or the routes of a market stacked in one. */
	readonly stack: (typeof stacks)[number];
	/** Hash of the data that a shared link was made on. */
	readonly d: string | null;
}

/** What a view may name. Ids are sorted sets; `latest` is the year shown when none is asked for. */
export interface Scope {
	readonly firstYear: number;
	readonly lastYear: number;
	readonly latest: number;
	readonly routes: ReadonlySet<string>;
	readonly places: ReadonlySet<string>;
	/** Queries of the views that show claims best, by the claims' ids. */
	readonly claims: ReadonlyMap<string, string>;
	/** Ids by every name that a route or place goes by, in lower case: what a reader types into the search. */
	readonly names: ReadonlyMap<string, string>;
}

/** A part of an address that could not be read, named so that its writer can mend it. */
export interface Notice {
	readonly key: string;
	readonly value: string;
	readonly expected: string;
}

/** The version of this table of keys. A change of a key's meaning raises it and adds a migration. */
export const VERSION = 1;
/** So that an address stays under 2,000 characters: three lists of ids of at most 48 characters each. */
const MOST_IDS = 12;

export const initialView = ({ latest }: Pick<Scope, 'latest'>): View => ({
	year: latest,
	vs: null,
	span: null,
	measure: 'flow',
	unit: 'bcm',
	plans: false,
	focus: [],
	from: [],
	to: [],
	status: [],
	claim: null,
	pins: true,
	at: null,
	scale: 'fixed',
	other: null,
	stack: 'route',
	d: null
});

type Read<T> = (text: string, scope: Scope) => T | undefined;
interface Key<T> {
	readonly read: Read<T>;
	readonly write: (value: T) => string | null;
	readonly expected: (scope: Scope) => string;
}

const yearKey: Read<number> = (text, { firstYear, lastYear }) =>
	/^\d{4}$/.test(text) && Number(text) >= firstYear && Number(text) <= lastYear ? Number(text) : undefined;
const years = ({ firstYear, lastYear }: Scope) => `a year from ${firstYear} to ${lastYear}`;

const word = <const T extends string>(words: readonly T[], standard: T | null): Key<T | null> => ({
	read: (text) => words.find((w) => w === text) ?? (text === '' ? standard : undefined),
	write: (value) => (value === standard ? null : value),
	expected: () => words.join(' or ')
});

const toggle = (on: string, standard: boolean): Key<boolean> => ({
	read: (text) =>
		text === on ? !standard : text === '' || text === (on === 'on' ? 'off' : 'on') ? standard : undefined,
	write: (value) => (value === standard ? null : on),
	expected: () => on
});

/** Ids joined by `~` (or repeated keys, as a form sends them), sorted and each once. */
const ids = (known: (scope: Scope, id: string) => boolean, what: string): Key<readonly string[]> => ({
	read: (text, scope) => {
		const list = [...new Set(text.split('~').filter((id) => id.trim() !== ''))].map((id) =>
			known(scope, id) ? id : (scope.names.get(id.trim().toLowerCase()) ?? id)
		);
		const set = [...new Set(list)].sort();
		return set.length <= MOST_IDS && set.every((id) => known(scope, id)) ? set : undefined;
	},
	write: (value) => (value.length === 0 ? null : value.join('~')),
	expected: () => `ids of ${what} joined by ~, at most ${MOST_IDS}`
});
const place = (scope: Scope, id: string) => scope.places.has(id);

/** Degrees and zoom are kept to a hundredth: finer steps cannot be seen. */
const hundredth = (value: number) => Math.round(value * 100) / 100 + 0;

const keys: { readonly [K in keyof View]: Key<View[K]> } = {
	year: { read: yearKey, write: String, expected: years },
	vs: {
		read: (text, scope) => (text === '' ? null : yearKey(text, scope)),
		write: (v) => (v === null ? null : String(v)),
		expected: years
	},
	span: {
		read: (text, scope) => {
			if (text === '' || text === '~') return null;
			// A form without scripts sends its two ends as two keys, in whatever order they were chosen.
			const ends = text.split('~').map((part) => yearKey(part, scope));
			if (ends.length === 2 && ends[0] !== undefined && ends[1] !== undefined)
				return [Math.min(ends[0], ends[1]), Math.max(ends[0], ends[1])];
			const [first, last, ...more] = text.split('..').map((part) => yearKey(part, scope));
			return first !== undefined && last !== undefined && first <= last && more.length === 0
				? [first, last]
				: undefined;
		},
		write: (v) => (v === null ? null : `${v[0]}..${v[1]}`),
		expected: (scope) => `two years, ${scope.firstYear}..${scope.latest}`
	},
	measure: word(measures, 'flow') as Key<Measure>,
	unit: word(units, 'bcm') as Key<Unit>,
	plans: toggle('on', false),
	focus: ids((scope, id) => scope.routes.has(id) || scope.places.has(id), 'routes or places'),
	from: ids(place, 'places'),
	to: ids(place, 'places'),
	status: ids((_, id) => statuses.some((s) => s === id), `statuses (${statuses.join(', ')})`) as Key<readonly Status[]>,
	claim: {
		read: (text, { claims }) => (text === '' ? null : claims.has(text) ? text : undefined),
		write: (v) => v,
		expected: () => 'the id of a claim'
	},
	pins: toggle('off', true),
	at: {
		read: (text) => {
			if (text === '') return null;
			const [lon, lat, zoom, ...more] = text
				.split(',')
				.map((part) => (/^-?\d{1,3}(\.\d{1,6})?$/.test(part) ? hundredth(Number(part)) : NaN));
			return more.length === 0 && Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90 && zoom! >= 1 && zoom! <= 32
				? { lon: lon!, lat: lat!, zoom: zoom! }
				: undefined;
		},
		write: (v) => (v === null ? null : `${hundredth(v.lon)},${hundredth(v.lat)},${hundredth(v.zoom)}`),
		expected: () => 'longitude, latitude and zoom (1 to 32) with commas between'
	},
	scale: word(['fixed', 'fit'], 'fixed') as Key<View['scale']>,
	other: word(foldings, null),
	stack: word(stacks, 'route') as Key<View['stack']>,
	d: {
		read: (text) => (text === '' ? null : /^[0-9a-f]{8}$/.test(text) ? text : undefined),
		write: (v) => v,
		expected: () => 'eight hexadecimal digits'
	}
};
const names = Object.keys(keys) as (keyof View)[];

/** From an older table of keys to the next: one pure function for each step. The first table is version 1. */
const migrations: readonly ((query: URLSearchParams) => URLSearchParams)[] = [];

export interface ParsedView {
	readonly view: View;
	readonly notices: readonly Notice[];
}

/** Total: whatever the query, a view. What cannot be read takes its default and is named; unknown keys are nobody's. */
export function parseView(query: URLSearchParams, scope: Scope): ParsedView {
	const notices: Notice[] = [];
	const version = query.get('v') ?? '';
	if (!/^\d*$/.test(version) || Number(version || VERSION) > VERSION || version === '0')
		notices.push({ key: 'v', value: version, expected: `a version up to ${VERSION}` });
	const from = /^[1-9]\d*$/.test(version) ? Number(version) : VERSION;
	const migrated = withClaim(
		migrations.slice(from - 1).reduce((q, migrate) => migrate(q), query),
		scope
	);
	const view: Record<string, unknown> = { ...initialView(scope) };
	for (const key of names) {
		const text = migrated.getAll(key).join('~');
		if (!migrated.has(key)) continue;
		const value = keys[key].read(text, scope);
		if (value !== undefined) view[key] = value;
		else notices.push({ key, value: text, expected: keys[key].expected(scope) });
	}
	const parsed = view as unknown as View;
	return { view: parsed.vs === parsed.year ? { ...parsed, vs: null } : parsed, notices };
}

/** Keys that say how a claim is shown, and not which figures. */
const besides: readonly string[] = ['v', 'claim', 'pins', 'unit', 'd'];

/** A link that names a claim and no figures shows it at its best. Once formatted, an address names its figures. */
function withClaim(query: URLSearchParams, { claims }: Scope): URLSearchParams {
	const best = claims.get(query.get('claim') ?? '');
	if (best === undefined || names.some((key) => query.has(key) && !besides.includes(key))) return query;
	const full = new URLSearchParams(best);
	for (const [key, value] of query) full.set(key, value);
	return full;
}

/** Canonical: keys in one order, defaults left out but for `v` and `year`, so that equal views have equal addresses. */
export function formatView(view: View): string {
	const write = (key: keyof View) => (keys[key] as Key<unknown>).write(view[key]);
	const parts = names.flatMap((key) => {
		const text = write(key);
		return text === null ? [] : [`${key}=${encodeURIComponent(text).replaceAll('%2C', ',')}`];
	});
	return `?v=${VERSION}&${parts.join('&')}`;
}
