import { unitBasis, unitName } from '#lib/facts/unit.ts';
import { formatDate, formatList } from '#lib/view/format.ts';
import type { Selection } from '#lib/view/select.ts';
import type { SeriesSelection } from '#lib/view/series.ts';

/** Where a picture's figures come from. */
export interface Origin {
	/** Those of most figures first. */
	readonly publishers: readonly string[];
	readonly version: { readonly hash: string; readonly date: string };
}

/** Publishers named in a picture; the page names all. */
const NAMED = 3;

/** How a chart of one year is read, and where its figures come from. */
export const notesOf = (
	selection: Selection,
	counts: { readonly thin: number; readonly unnamed: number },
	origin: Origin
): readonly string[] => {
	const rest = `${unitOf(selection.unit)} ${originOf(origin)}`;
	return [
		`${keyOf(selection)} ${restOf(selection, counts)}${rest}`,
		`${keyOf(selection)} ${rest}`,
		rest,
		originOf(origin)
	];
};

function keyOf({ routes, vs }: Selection): string {
	const has = (is: (route: Selection['routes'][number]) => boolean) => routes.some(is);
	const key = [
		'Outline: capacity',
		'fill: flow',
		...(has(({ contract }) => contract !== null) ? ['hatch: contract'] : []),
		...(has(({ planned, plan }) => planned || plan !== null) ? ['dots: plan'] : []),
		...(has(({ lost }) => lost > 0) ? ['×: damage'] : []),
		...(has(({ flow, planned }) => flow === null && !planned) ? ['?: unknown'] : []),
		...(vs === null ? [] : [`pale: flowed in ${vs}`])
	];
	return `${key.join(', ')}.`;
}

/** What the chart leaves out or makes small, counted. */
function restOf({ scale, plannedLeftOut }: Selection, { thin, unnamed }: { thin: number; unnamed: number }): string {
	const count = (number: number, one: string, several: string) =>
		number === 0 ? [] : [`${number} ${number === 1 ? one : several}`];
	const parts = [
		...count(unnamed, 'pipe unnamed', 'pipes unnamed'),
		...count(thin, 'flow under a pixel', 'flows under a pixel'),
		...count(plannedLeftOut, 'announced pipe left out', 'announced pipes left out')
	];
	const fit = scale === 'fit' ? 'Widths fill the frame: no other year’s compare. ' : '';
	return `${fit}${parts.length === 0 ? '' : `${parts.join(', ')}. `}`;
}

/** How a timeline is read. `left` tells what of the view has no panel here. */
export function seriesNotesOf(
	{ unit, series, stack }: SeriesSelection,
	left: string,
	origin: Origin
): readonly string[] {
	const hasKind = (kind: string) => series.some(({ promised }) => promised.some((one) => one.kind === kind));
	const byMonth = series.some(({ steps }) => steps.some(({ kind }) => kind === 'month'));
	const key = [
		'Height: a rate a year',
		...(byMonth ? ['full colour: by month', 'pale: a year’s mean'] : []),
		...(stack === 'market' ? [] : ['outline: capacity']),
		...(stack !== 'market' && hasKind('contract') ? ['hatch: contract'] : []),
		...(stack !== 'market' && hasKind('plan') ? ['dots: plan'] : [])
	].join(', ');
	const rest = `${left === '' ? '' : `${left} `}${unitOf(unit)} ${originOf(origin)}`;
	return [`${key}. ${rest}`, rest, originOf(origin)];
}

const unitOf = (unit: Selection['unit']) =>
	unit === 'bcm'
		? 'bcm as each source counts it.'
		: `${unit === 'bcm15' ? 'bcm' : unitName[unit]}: ${unitBasis[unit]}.`;

function originOf({ publishers, version }: Origin): string {
	const more = publishers.length - NAMED;
	const named = more > 0 ? `${publishers.slice(0, NAMED).join(', ')} and ${more} more` : formatList(publishers);
	const sources = publishers.length === 0 ? '' : `${publishers.length === 1 ? 'Source' : 'Sources'}: ${named}. `;
	return sources + dataOf(version);
}

/** "Data of 24 November 2026, version 8bf162da." */
export const dataOf = ({ hash, date }: Origin['version']) => `Data of ${formatDate(date)}, version ${hash}.`;
