import { anyText, country, day, flag, id, integer, list, maybe, number, oneOf, period, text } from './cell.ts';

export const statuses = ['operating', 'idle', 'damaged', 'construction', 'proposed', 'shelved', 'cancelled'] as const;
/** What a route is in at a time. `idle` can carry gas and does not; `damaged` cannot. */
export type Status = (typeof statuses)[number];

export const regions = ['europe', 'turkiye', 'china', 'other'] as const;
/** Where the gas goes, as the hue tells it. */
export type Region = (typeof regions)[number];

export const bases = ['20C', '15C', 'gcv10.3'] as const;
/**
 * What a cubic metre is. `20C`: counted at 20 °C, the Russian standard. `15C`: at 15 °C and 40 MJ/m³ gross, the Energy
 * Institute's. `gcv10.3`: metered as energy, divided by 10.3 kWh/m³ gross. `null` in a figure: its source does not say.
 */
export type Basis = (typeof bases)[number];

const year = integer(1900, 2100);
const volume = number(0, 10_000);
const sources = list(id);

/** The columns of every file in data/, each with the reader of its cells. datapackage.json says the same for others. */
export const schema = {
	places: {
		id,
		name: text,
		kind: oneOf('basin', 'landfall', 'border', 'hub', 'terminal', 'market', 'summit'),
		country: maybe(country),
		region: maybe(oneOf(...regions)),
		part_of: maybe(id),
		rank: maybe(integer(0, 100_000)),
		lat: maybe(number(-90, 90)),
		lon: maybe(number(-180, 180)),
		label_lat: maybe(number(-90, 90)),
		label_lon: maybe(number(-180, 180)),
		source_ids: sources,
		note: anyText
	},
	routes: {
		id,
		name: text,
		also_known_as: list(text),
		from_place: id,
		to_place: id,
		supply: id,
		market: maybe(id),
		via: list(country),
		carrier: oneOf('pipeline', 'lng'),
		counted: oneOf('yes', 'aggregate', 'repeat'),
		status: oneOf(...statuses),
		capacity_bcm_y: maybe(volume),
		lines: maybe(integer(1, 100)),
		length_km: maybe(number(0, 40_000)),
		diameter_mm: maybe(number(0, 5_000)),
		start: maybe(period),
		end: maybe(period),
		operator: anyText,
		gem_ids: list(text),
		source_ids: sources,
		note: anyText
	},
	capacities: {
		route_id: id,
		from_year: maybe(year),
		capacity_bcm_y: maybe(volume),
		status: oneOf(...statuses),
		source_ids: sources,
		note: anyText
	},
	waypoints: {
		route_id: id,
		part: integer(1, 1000),
		seq: integer(1, 100_000),
		lon: number(-180, 180),
		lat: number(-90, 90)
	},
	flows: {
		route_id: id,
		period,
		months: integer(1, 12),
		volume_bcm: maybe(volume),
		basis: maybe(oneOf(...bases)),
		kind: oneOf('actual', 'contract', 'plan'),
		preferred: flag,
		source_ids: sources,
		note: anyText
	},
	trade: {
		from_place: id,
		to_place: id,
		carrier: oneOf('pipeline', 'lng'),
		year,
		months: integer(1, 12),
		volume_bcm: maybe(volume),
		basis: maybe(oneOf(...bases)),
		preferred: flag,
		source_ids: sources,
		note: anyText
	},
	events: { date: day, title: text, route_id: maybe(id), place_id: maybe(id), source_ids: sources, note: anyText },
	claims: {
		id,
		seq: integer(1, 10_000),
		speaker: text,
		said_on: maybe(day),
		claim: text,
		quote: anyText,
		about_kind: oneOf('route', 'place', 'country', 'date', 'link'),
		about_id: text,
		metric: anyText,
		claimed_value: maybe(number()),
		unit: anyText,
		verdict: oneOf('supported', 'partly', 'contradicted', 'unverifiable', 'context'),
		explanation: text,
		source_ids: sources,
		view_hint: anyText,
		part: oneOf('gas', 'summit', 'china-support'),
		subject: id,
		view: text,
		verdict_note: anyText
	},
	checks: {
		claim_id: id,
		seq: integer(1, 1000),
		label: text,
		role: oneOf('needed', 'context'),
		measure: oneOf('capacity', 'supply', 'market', 'start', 'to-country', 'status', 'flow', 'contract', 'growth'),
		of: id,
		year: anyText,
		op: oneOf('=', '!=', '<', '<=', '>', '>='),
		value: anyText,
		unit: anyText,
		measure2: anyText,
		of2: maybe(id),
		year2: anyText,
		factor: maybe(number())
	},
	sources: {
		id,
		title: text,
		publisher: text,
		published: maybe((cell: string) => (cell.length === 10 ? day(cell) : period(cell))),
		url: text,
		licence: anyText,
		note: anyText,
		weak: flag
	},
	changes: {
		date: day,
		kind: oneOf('release', 'added', 'corrected', 'removed'),
		table: anyText,
		row_key: anyText,
		column: anyText,
		old: anyText,
		new: anyText,
		source_ids: sources,
		note: anyText
	}
} as const;

export type FileName = keyof typeof schema;
export const fileNames = Object.keys(schema) as FileName[];
