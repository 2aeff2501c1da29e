import type { Tables } from './network.ts';
import type { Problem } from './problem.ts';
import { quote } from './table.ts';

interface Named {
	readonly id: string;
	readonly line: number;
}
interface Sourced {
	readonly source_ids: readonly string[];
	readonly line: number;
}
type Report = (file: string, line: number, column: string, message: string) => void;

/** What holds between rows and between files: keys, references, one preferred figure, a source for each. */
export function integrityProblems(tables: Tables): Problem[] {
	const problems: Problem[] = [];
	const report: Report = (file, line, column, message) => problems.push({ file, line, column, message });
	uniqueKeys(tables, report);
	references(tables, report);
	figures(tables, report);
	places(tables, report);
	claims(tables, report);
	return problems;
}

function uniqueKeys({ places, routes, claims, sources, capacities, waypoints, checks, flows }: Tables, report: Report) {
	const unique = <R extends { readonly line: number }>(
		{ file, rows }: { file: string; rows: readonly R[] },
		column: string,
		key: (row: R) => string | null
	) => {
		for (const [value, [first, ...more]] of repeated(rows, key))
			if (value !== null)
				for (const { line } of more)
					report(file, line, column, `expected each ${column} once, found ${quote(value)} in line ${first.line} too`);
	};
	const byId = (row: Named) => row.id;
	unique(places, 'id', byId);
	unique(routes, 'id', byId);
	unique(claims, 'id', byId);
	unique(sources, 'id', byId);
	unique(places, 'rank', (row) => (row.rank === null ? null : String(row.rank)));
	unique(claims, 'seq', (row) => String(row.seq));
	unique(capacities, 'from_year', (row) => `${row.route_id} ${row.from_year ?? 'undated'}`);
	unique(waypoints, 'seq', (row) => `${row.route_id} ${row.part} ${row.seq}`);
	unique(checks, 'seq', (row) => `${row.claim_id} ${row.seq}`);
	unique(flows, 'period', (row) => `${row.route_id} ${row.period} ${row.kind} ${row.source_ids.join(';')}`);
}

/** Rows that share a key, by key, in the order of the first. Most keys have one row, for which no list is made. */
function repeated<R, K>(rows: readonly R[], key: (row: R) => K): [key: K, same: [R, ...R[]]][] {
	const firsts = new Map<K, R>();
	const lists = new Map<K, [R, ...R[]]>();
	for (const row of rows) {
		const own = key(row);
		const first = firsts.get(own);
		if (first === undefined) firsts.set(own, row);
		else if (lists.get(own)?.push(row) === undefined) lists.set(own, [first, row]);
	}
	if (lists.size === 0) return [];
	return [...firsts.keys()].filter((own) => lists.has(own)).map((own) => [own, lists.get(own)!]);
}

function references(tables: Tables, report: Report) {
	const known = (rows: readonly Named[]) => new Set(rows.map((row) => row.id));
	const ids = {
		place: known(tables.places.rows),
		route: known(tables.routes.rows),
		claim: known(tables.claims.rows),
		source: known(tables.sources.rows)
	};
	const check = (file: string, line: number, column: string, kind: keyof typeof ids, value: string | null) => {
		if (value !== null && !ids[kind].has(value))
			report(
				file,
				line,
				column,
				`expected the id of a ${kind}, found ${quote(value)}, which no row of ${kind}s.csv has`
			);
	};
	for (const row of tables.places.rows) check('places.csv', row.line, 'part_of', 'place', row.part_of);
	for (const row of tables.routes.rows)
		for (const column of ['from_place', 'to_place', 'supply', 'market'] as const)
			check('routes.csv', row.line, column, 'place', row[column]);
	for (const name of ['capacities', 'waypoints', 'flows'] as const)
		for (const row of tables[name].rows) check(`${name}.csv`, row.line, 'route_id', 'route', row.route_id);
	for (const row of tables.trade.rows)
		for (const column of ['from_place', 'to_place'] as const)
			check('trade.csv', row.line, column, 'place', row[column]);
	for (const row of tables.events.rows) {
		check('events.csv', row.line, 'route_id', 'route', row.route_id);
		check('events.csv', row.line, 'place_id', 'place', row.place_id);
	}
	for (const row of tables.checks.rows) {
		check('checks.csv', row.line, 'claim_id', 'claim', row.claim_id);
		check('checks.csv', row.line, 'of', 'route', row.of);
		check('checks.csv', row.line, 'of2', 'route', row.of2);
	}
	for (const name of ['places', 'routes', 'capacities', 'flows', 'trade', 'events', 'claims'] as const)
		for (const row of tables[name].rows as readonly Sourced[])
			for (const source of row.source_ids) check(`${name}.csv`, row.line, 'source_ids', 'source', source);
}

function figures({ flows, trade, capacities, events, routes, sources }: Tables, report: Report) {
	for (const { file, rows } of [flows, trade, capacities, events, routes])
		for (const row of rows as readonly Sourced[])
			if (row.source_ids.length === 0) report(file, row.line, 'source_ids', 'expected a source, found nothing');

	const onePreferred = <R extends { readonly line: number; readonly preferred: boolean }>(
		{ file, rows }: { file: string; rows: readonly R[] },
		key: (row: R) => string
	) => {
		// By figure: its preferred row, or its first while none is; and the preferred ones beyond that.
		const figures = new Map<string, R>();
		const more = new Map<string, R[]>();
		for (const row of rows) {
			const figure = key(row);
			const known = figures.get(figure);
			if (known === undefined || (row.preferred && !known.preferred)) figures.set(figure, row);
			else if (row.preferred) more.set(figure, [...(more.get(figure) ?? []), row]);
		}
		for (const [figure, row] of figures) {
			if (!row.preferred) report(file, row.line, 'preferred', `expected yes on one row of ${figure}, found it on none`);
			for (const { line } of more.get(figure) ?? [])
				report(file, line, 'preferred', `expected yes on one row of ${figure}, found it in line ${row.line} too`);
		}
	};
	onePreferred(flows, (row) => `${row.route_id} ${row.period} ${row.kind}`);
	onePreferred(trade, (row) => `${row.from_place} to ${row.to_place} ${row.carrier} ${row.year}`);

	for (const row of flows.rows)
		if (row.period.length > 4 && row.months !== 1)
			report('flows.csv', row.line, 'months', `expected 1 for the month ${row.period}, found "${row.months}"`);
	for (const row of routes.rows)
		if (row.start !== null && row.end !== null && row.end < row.start)
			report('routes.csv', row.line, 'end', `expected a time after the start ${row.start}, found "${row.end}"`);
	for (const row of sources.rows)
		if (!/^https?:\/\/\S+$/.test(row.url) || !URL.canParse(row.url))
			report('sources.csv', row.line, 'url', `expected an address with http or https, found ${quote(row.url)}`);
}

function places({ places: { rows }, routes }: Tables, report: Report) {
	const byId = new Map(rows.map((row) => [row.id, row]));
	for (const row of rows) {
		if ((row.lat === null) !== (row.lon === null))
			report('places.csv', row.line, row.lat === null ? 'lat' : 'lon', 'expected both of lat and lon, or neither');
		if ((row.label_lat === null) !== (row.label_lon === null))
			report('places.csv', row.line, 'label_lat', 'expected both of label_lat and label_lon, or neither');
		const whole = row.part_of === null ? undefined : byId.get(row.part_of);
		if (whole && whole.part_of !== null)
			report('places.csv', row.line, 'part_of', `expected a place that is part of no other, found "${whole.id}"`);
	}
	for (const route of routes.rows) {
		const supply = byId.get(route.supply);
		const market = route.market === null ? undefined : byId.get(route.market);
		const whole = market?.part_of == null ? market : byId.get(market.part_of);
		for (const place of [supply, whole])
			if (place && place.rank === null)
				report(
					'places.csv',
					place.line,
					'rank',
					`expected a rank, for ${route.id} begins or ends there, found nothing`
				);
		if (whole && whole.region === null)
			report('places.csv', whole.line, 'region', `expected a region, for ${route.id} ends there, found nothing`);
		if (route.counted === 'yes' && route.market === null)
			report('routes.csv', route.line, 'market', 'expected the market of a counted route, found nothing');
	}
}

function claims({ claims: { rows }, routes, places: placeTable, checks }: Tables, report: Report) {
	const routeIds = new Set(routes.rows.map((row) => row.id));
	const placeIds = new Set(placeTable.rows.map((row) => row.id));
	const isCountry = (id: string) => /^[A-Z]{2}$/.test(id);
	const isThing = (id: string) => routeIds.has(id) || placeIds.has(id) || isCountry(id);
	const about = {
		route: (id: string) => routeIds.has(id),
		place: (id: string) => placeIds.has(id),
		country: isCountry,
		date: (id: string) => /^\d{4}-\d{2}-\d{2}$/.test(id),
		link: (id: string) => id.split('>').length === 2 && id.split('>').every(isThing)
	};
	for (const row of rows)
		if (!about[row.about_kind](row.about_id))
			report(
				'claims.csv',
				row.line,
				'about_id',
				`expected what a claim about a ${row.about_kind} names, found ${quote(row.about_id)}`
			);
	for (const row of checks.rows) {
		const years = row.measure === 'growth' ? /^\d{4}\.\.\d{4}$/ : /^(\d{4})?$/;
		if (!years.test(row.year))
			report(
				'checks.csv',
				row.line,
				'year',
				`expected ${row.measure === 'growth' ? 'two years, 2021..2025' : 'a year, or nothing'}, found ${quote(row.year)}`
			);
		if ((row.value === '') === (row.measure2 === ''))
			report('checks.csv', row.line, 'value', 'expected either a value or a second measure, found both or neither');
	}
}
