import type { CheckFigure, CheckResult, Outcome } from '#lib/facts/check.ts';
import type { Measure } from '#lib/facts/measure.ts';
import type { Network, Route } from '#lib/facts/network.ts';
import { basisName } from '#lib/facts/unit.ts';
import { capitalise, formatExact } from './format.ts';
import { statusName } from './label.ts';

/** One side of a check in words. */
export interface ToldFigure {
	/** "Capacity of Nord Stream 2"; `null` for a value that the check itself names. */
	readonly what: string | null;
	/** "55 bcm a year"; "not known", never 0, where there is none. */
	readonly value: string;
	/** How the volume was counted, or how its 0 came about; empty for what is no volume. */
	readonly basis: string;
	readonly sources: readonly string[];
}

export interface ToldCheck {
	readonly seq: number;
	readonly label: string;
	readonly role: CheckResult['role'];
	readonly outcome: Outcome;
	readonly left: ToldFigure;
	/** What stands between the figures: "at least". */
	readonly op: string;
	readonly right: ToldFigure;
	/** How two volumes of different basis were compared; empty where there was nothing to restate. */
	readonly note: string;
}

const opName: Readonly<Record<CheckResult['op'], string>> = {
	'=': 'equal to',
	'!=': 'other than',
	'<': 'less than',
	'<=': 'at most',
	'>': 'more than',
	'>=': 'at least'
};

/** A check with both figures in words. */
export function tellCheck(result: CheckResult, places: Network['places']): ToldCheck {
	const { seq, label, role, outcome, op, left, right, restated } = result;
	const tell = (figure: CheckFigure) => tellFigure(figure, result.measure, places);
	const bases = [left, right].map(({ basis }) => basis);
	const note = restated
		? 'Counted differently, so compared as cubic metres at 15 °C and 40 MJ/m³.'
		: bases.every((basis) => basis === null) || bases[0] === bases[1] || right.of === null
			? ''
			: 'Compared as counted, for not both state their basis.';
	return { seq, label, role, outcome, left: tell(left), op: opName[op], right: tell(right), note };
}

function tellFigure(figure: CheckFigure, measure: Measure, places: Network['places']): ToldFigure {
	const { of, value, unit, factor, sources } = figure;
	const what =
		of && capitalise(`${factor === 1 ? '' : `${formatExact(factor)} × `}${subject[of.measure](of.route, of.year)}`);
	const text =
		value === null
			? 'not known'
			: typeof value === 'string'
				? nameOf(value, of?.measure ?? measure, places)
				: `${formatExact(value)}${unit === 'year' || unit === '' ? '' : ` ${unit}`}`;
	return { what, value: text, basis: basisOf(figure), sources };
}

/** What is measured, to be read after "0.9 × " or by itself. */
const subject: Readonly<Record<Measure, (route: Route, year: string) => string>> = {
	capacity: ({ name }) => `capacity of ${name}`,
	supply: ({ name }) => `fields of ${name}`,
	market: ({ name }) => `market of ${name}`,
	start: ({ name }) => `first gas of ${name}`,
	'to-country': ({ name }) => `country where ${name} ends`,
	status: ({ name }, year) => `status of ${name} in ${year}`,
	flow: ({ name }, year) => `flow of ${name} in ${year}`,
	contract: ({ name }, year) => `contract for ${name}, ${year}`,
	growth: ({ name }, years) => `growth of ${name}, ${years.replace('..', ' to ')}`
};

/** A place, country or status by name. A country goes by the name of its market, or else by its code. */
function nameOf(value: string, measure: Measure, places: Network['places']): string {
	if (measure === 'status')
		return Object.hasOwn(statusName, value) ? statusName[value as keyof typeof statusName] : value;
	const place = places.find(({ id, country, kind }) =>
		measure === 'to-country' ? country === value && kind === 'market' : id === value
	);
	return place?.name ?? value;
}

function basisOf({ of, value, unit, basis, inferred }: CheckFigure): string {
	if (of === null || value === null || (unit !== 'bcm' && unit !== 'bcm a year')) return '';
	if (inferred) return of.measure === 'contract' ? 'no contract on record' : 'not built, so it carried nothing';
	if (of.measure === 'capacity') return 'nameplate';
	return value === 0 ? '' : basisName[basis ?? 'unknown'];
}
