import { basisName } from '#lib/facts/unit.ts';
import { shareOf } from './label.ts';
import type { Selection, Shown } from './select.ts';
import type { SeriesSelection } from './series.ts';

/** A cell of an export: `null` is unknown, and an empty cell. */
export type Cell = string | number | null;
export interface Export {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly Cell[])[];
}

/** What a column of volumes counts in, as a part of its name. */
const unitColumn = {
	bcm: 'bcm_as_counted',
	bcm15: 'bcm_15C_40MJ',
	twh: 'twh_gross',
	gwhd: 'gwh_per_day_gross',
	bcfd: 'bcf_per_day_15C'
} as const;

/** A volume without the noise of binary fractions: twelve digits hold all that any source gives. */
const exact = (value: number) => Number(value.toPrecision(12));
const valueOf = (shown: Shown | null) => (shown === null ? null : exact(shown.value));
const basis = (shown: Shown | null) =>
	shown === null
		? null
		: shown.figure.reported
			? basisName[shown.figure.basis ?? 'unknown']
			: 'follows from its status';

/** What a Sankey or a map shows, route by route: nothing rounded, the unknown empty. */
export function exportRoutes(selection: Selection): Export {
	const { unit, year, vs } = selection;
	const column = unitColumn[unit];
	return {
		columns: [
			'route_id',
			'route',
			'supply',
			'market',
			'status',
			'year',
			`capacity_${column}_a_year`,
			`flow_${column}`,
			`flow_lowest_${column}`,
			`flow_highest_${column}`,
			'flow_basis',
			...(vs === null ? [] : [`flow_${vs}_${column}`, `change_since_${vs}_${column}`]),
			`contract_${column}`,
			`plan_${column}`,
			'in_totals',
			'share_of_total',
			'flow_source_ids',
			'capacity_source_ids'
		],
		rows: selection.routes.map((route) => [
			route.id,
			route.name,
			route.supply.name,
			route.market.name,
			route.status,
			year,
			valueOf(route.capacity),
			valueOf(route.flow),
			route.flow === null ? null : exact(route.flow.low),
			route.flow === null ? null : exact(route.flow.high),
			basis(route.flow),
			...(vs === null ? [] : [valueOf(route.before), route.change === null ? null : exact(route.change)]),
			valueOf(route.contract),
			valueOf(route.plan),
			route.counted ? 'yes' : 'no',
			shareOf(route, selection),
			(route.flow?.figure.sources ?? []).join(';'),
			(route.capacity?.figure.sources ?? []).join(';')
		])
	};
}

/** What a timeline shows, step by step. */
export function exportSeries({ series, unit }: SeriesSelection): Export {
	const column = unitColumn[unit];
	return {
		columns: [
			'route_id',
			'route',
			'period',
			'months',
			`volume_${column}`,
			`rate_${column}_a_year`,
			'basis',
			'source_ids',
			'note'
		],
		rows: series.flatMap(({ id, name, steps }) =>
			steps.map((step) => [
				id,
				name,
				step.period,
				step.months,
				exact(step.volume),
				exact(step.rate),
				basisName[step.basis ?? 'unknown'],
				step.sources.join(';'),
				step.note
			])
		)
	};
}
