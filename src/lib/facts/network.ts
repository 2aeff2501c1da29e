import { integrityProblems } from './integrity.ts';
import { joined } from './join.ts';
import { FactsError } from './problem.ts';
import { fileNames, schema, type Basis, type FileName, type Region, type Status } from './schema.ts';
import { parseTable, type Row, type Table } from './table.ts';

export interface Point {
	readonly lon: number;
	readonly lat: number;
}

export interface Place {
	readonly id: string;
	readonly name: string;
	readonly kind: Row<typeof schema.places>['kind'];
	/** ISO 3166-1 alpha-2; `null` for what lies in no one country. */
	readonly country: string | null;
	readonly region: Region | null;
	/** The wider market whose totals hold this one's; `null` for one that stands by itself. */
	readonly partOf: string | null;
	/** Place in the order of the Sankey, from the top. */
	readonly rank: number | null;
	/** `null` for what is no point, such as all LNG suppliers together. */
	readonly at: Point | null;
	/** Where its label reads best, where that is not at the point. */
	readonly labelAt: Point | null;
	readonly note: string;
	readonly sources: readonly string[];
}

/** The capacity of a route from the start of `fromYear` on; `null`: announced without a date. */
export interface Capacity {
	readonly fromYear: number | null;
	/** bcm a year; `null`: not known. */
	readonly volume: number | null;
	readonly status: Status;
	readonly sources: readonly string[];
	readonly note: string;
}

/** Gas that moved over a route in a period, or was promised or planned to. */
export interface Flow {
	/** YYYY or YYYY-MM. */
	readonly period: string;
	/** Months covered. A year of fewer than 12 is a part-year, and never read as a year. */
	readonly months: number;
	/** bcm as the source counts it; `null`: not known. */
	readonly volume: number | null;
	readonly basis: Basis | null;
	readonly kind: 'actual' | 'contract' | 'plan';
	/** The one that the charts draw, of all that sources give for the same route, period and kind. */
	readonly preferred: boolean;
	readonly sources: readonly string[];
	readonly note: string;
}

export interface Route {
	readonly id: string;
	readonly name: string;
	readonly alsoKnownAs: readonly string[];
	/** Place ids: the ends of the pipe itself. */
	readonly from: string;
	readonly to: string;
	/** Place ids: the basin that it draws on and the market that it feeds (`null` for one that feeds several). */
	readonly supply: string;
	readonly market: string | null;
	readonly via: readonly string[];
	readonly carrier: 'pipeline' | 'lng';
	/** Only `yes` enters a total: an `aggregate` is the sum of other routes, a `repeat` carries the same gas as another. */
	readonly counted: 'yes' | 'aggregate' | 'repeat';
	/** The latest known. */
	readonly status: Status;
	/** Nameplate, bcm a year. */
	readonly nameplate: number | null;
	readonly lines: number | null;
	readonly lengthKm: number | null;
	readonly diameterMm: number | null;
	/** YYYY or YYYY-MM: first and last gas. */
	readonly start: string | null;
	readonly end: string | null;
	readonly operator: string;
	readonly sources: readonly string[];
	readonly note: string;
	/** By year, dated rows first. */
	readonly capacities: readonly Capacity[];
	readonly flows: readonly Flow[];
	/** The line on the map, one list of points for each separate part. */
	readonly parts: readonly (readonly Point[])[];
}

/** Gas that one place sold another in a year, whatever the route. */
export interface Trade {
	readonly from: string;
	readonly to: string;
	readonly carrier: 'pipeline' | 'lng';
	readonly year: number;
	readonly months: number;
	readonly volume: number | null;
	readonly basis: Basis | null;
	readonly preferred: boolean;
	readonly sources: readonly string[];
	readonly note: string;
}

export interface DatedEvent {
	readonly date: string;
	readonly title: string;
	readonly route: string | null;
	readonly place: string | null;
	readonly sources: readonly string[];
	readonly note: string;
}

/** A source of figures. */
export interface Citation {
	readonly id: string;
	readonly title: string;
	readonly publisher: string;
	/** YYYY, YYYY-MM or YYYY-MM-DD; `null`: not known. */
	readonly published: string | null;
	readonly url: string;
	readonly licence: string;
	readonly note: string;
	/** Second-hand, a mirror, or a copy that nobody could check against the original. */
	readonly weak: boolean;
}

/** A change of the data: of a table's row and column, or of all of it. */
export interface Change {
	readonly date: string;
	readonly kind: Row<typeof schema.changes>['kind'];
	readonly table: string;
	readonly row: string;
	readonly column: string;
	readonly old: string;
	readonly new: string;
	readonly sources: readonly string[];
	readonly note: string;
}

export type Claim = Omit<Row<typeof schema.claims>, 'line'>;
export type Check = Omit<Row<typeof schema.checks>, 'line'>;

/** All that data/ says, checked and joined. Plain data: it can be sent to the browser as it is. */
export interface Network {
	readonly places: readonly Place[];
	readonly routes: readonly Route[];
	readonly trade: readonly Trade[];
	readonly events: readonly DatedEvent[];
	readonly claims: readonly Claim[];
	readonly checks: readonly Check[];
	readonly citations: readonly Citation[];
	/** What changed in the data, latest first. */
	readonly changes: readonly Change[];
}

export type Tables = { readonly [N in FileName]: Table<(typeof schema)[N]> };

/** Builds the network from the texts of the CSV files. Throws one `FactsError` that holds every fault of every file. */
export function readNetwork(files: Readonly<Record<FileName, string>>): Network {
	const tables = Object.fromEntries(
		fileNames.map((name) => [name, parseTable(`${name}.csv`, files[name], schema[name])])
	) as unknown as Tables;
	const problems = [...fileNames.flatMap((name) => tables[name].problems), ...integrityProblems(tables)];
	if (problems.length > 0) throw new FactsError(problems);
	return joined(tables);
}
