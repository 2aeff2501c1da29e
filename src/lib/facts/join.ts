import { group } from 'd3';
import type { Network, Point, Tables } from './network.ts';
import type { schema } from './schema.ts';
import type { Row } from './table.ts';

/** The rows of all files as one network: each route with its capacities, flows and line, lists in their order. */
export function joined({
	places,
	routes,
	capacities,
	waypoints,
	flows,
	trade,
	events,
	claims,
	checks,
	sources,
	changes
}: Tables): Network {
	const capacitiesOf = group(capacities.rows, (row) => row.route_id);
	const flowsOf = group(flows.rows, (row) => row.route_id);
	const pointsOf = group(waypoints.rows, (row) => row.route_id);
	return {
		places: places.rows.map((row) => ({
			id: row.id,
			name: row.name,
			kind: row.kind,
			country: row.country,
			region: row.region,
			partOf: row.part_of,
			rank: row.rank,
			at: pointOf(row.lon, row.lat),
			labelAt: pointOf(row.label_lon, row.label_lat),
			note: row.note,
			sources: row.source_ids
		})),
		routes: routes.rows.map((row) => ({
			id: row.id,
			name: row.name,
			alsoKnownAs: row.also_known_as,
			from: row.from_place,
			to: row.to_place,
			supply: row.supply,
			market: row.market,
			via: row.via,
			carrier: row.carrier,
			counted: row.counted,
			status: row.status,
			nameplate: row.capacity_bcm_y,
			lines: row.lines,
			lengthKm: row.length_km,
			diameterMm: row.diameter_mm,
			start: row.start,
			end: row.end,
			operator: row.operator,
			sources: row.source_ids,
			note: row.note,
			capacities: (capacitiesOf.get(row.id) ?? [])
				.map((c) => ({
					fromYear: c.from_year,
					volume: c.capacity_bcm_y,
					status: c.status,
					sources: c.source_ids,
					note: c.note
				}))
				.sort((a, b) => (a.fromYear ?? Infinity) - (b.fromYear ?? Infinity)),
			flows: (flowsOf.get(row.id) ?? []).map((f) => ({
				period: f.period,
				months: f.months,
				volume: f.volume_bcm,
				basis: f.basis,
				kind: f.kind,
				preferred: f.preferred,
				sources: f.source_ids,
				note: f.note
			})),
			parts: partsOf(pointsOf.get(row.id) ?? [])
		})),
		trade: trade.rows.map(
			({
				from_place: from,
				to_place: to,
				volume_bcm: volume,
				source_ids,
				carrier,
				year,
				months,
				basis,
				preferred,
				note
			}) => ({
				from,
				to,
				carrier,
				year,
				months,
				volume,
				basis,
				preferred,
				sources: source_ids,
				note
			})
		),
		events: events.rows
			.map(({ date, title, route_id: route, place_id: place, source_ids, note }) => ({
				date,
				title,
				route,
				place,
				sources: source_ids,
				note
			}))
			.sort((a, b) => a.date.localeCompare(b.date)),
		claims: claims.rows.toSorted((a, b) => a.seq - b.seq).map(({ line: _, ...claim }) => claim),
		checks: checks.rows.toSorted((a, b) => a.seq - b.seq).map(({ line: _, ...check }) => check),
		citations: sources.rows.map(({ line: _, ...citation }) => citation),
		changes: changes.rows
			.map(({ line: _, row_key: row, source_ids, ...change }) => ({ ...change, row, sources: source_ids }))
			.sort((a, b) => b.date.localeCompare(a.date))
	};
}

const pointOf = (lon: number | null, lat: number | null): Point | null =>
	lon === null || lat === null ? null : { lon, lat };

const partsOf = (points: readonly Row<typeof schema.waypoints>[]) =>
	[...group(points, (point) => point.part).entries()]
		.sort(([a], [b]) => a - b)
		.map(([, part]) => part.toSorted((a, b) => a.seq - b.seq).map(({ lon, lat }) => ({ lon, lat })));
