import { basisName, unitName } from '#lib/facts/unit.ts';
import { capitalise, formatDate, formatList, formatNumber, formatRange, months as names } from './format.ts';
import type { RouteSeries, SeriesSelection } from './series.ts';
import type { Step } from './steps.ts';
import { formatPeriod } from './time.ts';

/** A value at a time, for finding what changed. */
interface Spot {
	readonly period: string;
	/** As the reader is told it. */
	readonly volume: number;
	/** A year in the view's unit, so that months and years compare. */
	readonly rate: number;
	readonly to: number;
	readonly from: number;
}

/** From one spot to another. */
interface Change {
	readonly series: RouteSeries;
	readonly first: Spot;
	readonly last: Spot;
	readonly size: number;
}

/** Routes told one by one in a title; more would not be read. */
const MOST_NAMED = 3;

/** The finding of a timeline in a sentence or a few, made of its figures. */
export function seriesTitle(selection: SeriesSelection): string {
	const { series, span } = selection;
	const time = span[0] === span[1] ? `in ${span[0]}` : `from ${span[0]} to ${span[1]}`;
	if (series.length === 0) return `Nothing is known of these routes ${time}.`;
	if (series.length <= MOST_NAMED) return series.map((one) => ownSentence(one, selection)).join(' ');
	const changes = series.filter(({ counted }) => counted).flatMap((one) => changesOf(one, yearly(one)));
	const fell = changes.toSorted((a, b) => a.size - b.size)[0];
	const rose = changes.toSorted((a, b) => b.size - a.size)[0];
	const parts = [
		...(fell && fell.size < 0 ? [`${fell.series.name} fell most, ${told(fell, selection, true)}`] : []),
		...(rose && rose.size > 0 ? [`${rose.series.name} grew most, ${told(rose, selection, !fell)}`] : [])
	];
	return parts.length === 0 ? `No flow that is known changed ${time}.` : `${capitalise(parts.join('; '))}.`;
}

/** "Nord Stream 1 fell from 5.3 bcm in May 2022 to nothing in September." */
function ownSentence(series: RouteSeries, selection: SeriesSelection): string {
	const change = mainChange(series, selection);
	const name = capitalise(series.name);
	if (change) return `${name} ${change.size < 0 ? 'fell' : 'rose'} ${told(change, selection, true)}.`;
	const plan = series.promised.find(({ kind }) => kind === 'plan');
	const unit = unitName[selection.unit];
	if (series.steps.length === 0)
		return plan
			? `${name} has carried nothing yet; ${formatNumber(plan.value)} ${unit} a year are planned.`
			: series.gaps.length > 0
				? `Nothing is known of what ${series.name} carried.`
				: `${name} was not in use in these years, and carried nothing.`;
	const [first] = series.steps;
	const same = series.steps.every(({ volume }) => volume === 0);
	return same
		? `${name} carried nothing.`
		: `${name} carried ${formatNumber(first!.volume)} ${unit} in ${formatPeriod(first!.period, first!.months)}.`;
}

/** The largest change of a route: month by month where it came to a stop or the span is short, else year by year. */
function mainChange(series: RouteSeries, { span }: SeriesSelection): Change | null {
	const largest = (changes: readonly Change[]) =>
		changes.toSorted((a, b) => Math.abs(b.size) - Math.abs(a.size))[0] ?? null;
	const byMonth = largest(runsOf(series, monthly(series)));
	const byYear = largest(changesOf(series, yearly(series)));
	if (byMonth === null || byYear === null) return byMonth ?? byYear;
	const stopped = byMonth.last.volume === 0 && Math.abs(byMonth.size) >= Math.abs(byYear.size);
	return stopped || (span[1] - span[0] < 3 && byYear.last.volume !== 0) ? byMonth : byYear;
}

const spot = ({ period, volume, rate, days }: Step): Spot => ({ period, volume, rate, ...days });
const monthly = ({ steps }: RouteSeries): Spot[] => steps.filter(({ kind }) => kind === 'month').map(spot);
const yearly = ({ years }: RouteSeries): Spot[] =>
	years.map(({ year, shown }) => ({
		period: String(year),
		volume: shown.value,
		rate: shown.value,
		from: year,
		to: year + 1
	}));

/** The largest fall and the largest rise from any spot to a later one. */
function changesOf(series: RouteSeries, spots: readonly Spot[]): Change[] {
	let fall: Change | null = null;
	let rise: Change | null = null;
	for (const [i, first] of spots.entries())
		for (const last of spots.slice(i + 1)) {
			const size = last.rate - first.rate;
			if (size < (fall?.size ?? 0)) fall = { series, first, last, size };
			if (size > (rise?.size ?? 0)) rise = { series, first, last, size };
		}
	return [fall, rise].filter((change) => change !== null);
}

/** A step of less than this part of a flow is no change: months of a steady flow differ by as much. */
const STEADY = 0.02;

/** Stretches of months next to each other in which the flow only fell, or only rose. */
function runsOf(series: RouteSeries, spots: readonly Spot[]): Change[] {
	const runs: Change[] = [];
	for (const [i, last] of spots.entries()) {
		const first = spots[i - 1];
		if (first?.to !== last.from) continue;
		const size = last.rate - first.rate;
		const run = runs.at(-1);
		if (Math.abs(size) <= first.rate * STEADY) continue;
		if (run?.last === first && Math.sign(run.size) === Math.sign(size))
			runs[runs.length - 1] = { series, first: run.first, last, size: last.rate - run.first.rate };
		else runs.push({ series, first, last, size });
	}
	return runs;
}

function told({ first, last }: Change, { unit }: SeriesSelection, withUnit: boolean): string {
	const volume = ({ volume: value }: Spot) => (value === 0 ? 'nothing' : formatNumber(value));
	const from = first.volume === 0 ? 'nothing' : `${volume(first)}${withUnit ? ` ${unitName[unit]}` : ''}`;
	const [year, month] = last.period.split('-');
	const when =
		month !== undefined && first.period.startsWith(`${year!}-`) ? names[Number(month) - 1]! : formatDate(last.period);
	return `from ${from} in ${formatDate(first.period)} to ${volume(last)} in ${when}`;
}

/** What a timeline holds, for those who cannot see it. */
export function seriesSummary({ series, span, events, unit, horizon }: SeriesSelection): string {
	const counts = (has: (one: RouteSeries) => boolean) => series.filter(has).map(({ name }) => name);
	const bare = counts(({ steps, promised }) => steps.length === 0 && promised.length === 0);
	const gaps = counts(({ gaps: all, steps }) => steps.length > 0 && all.some(({ from }) => from < horizon - 366));
	const latest = Math.max(...series.flatMap(({ years }) => years.map(({ year }) => year)));
	const most = series
		.filter(({ counted }) => counted)
		.flatMap(({ name, years }) => years.filter(({ year }) => year === latest).map(({ shown }) => ({ name, shown })))
		.toSorted((a, b) => b.shown.value - a.shown.value)[0];
	const byMonth = counts(({ steps }) => steps.some(({ kind }) => kind === 'month'));
	return [
		`${series.length} ${series.length === 1 ? 'route' : 'routes'}, ${span[0]} to ${span[1]}, in ${unitName[unit]} a year`,
		byMonth.length > 0 ? `; by month where months are known (${byMonth.length} of them)` : '; by year',
		`. ${events.length === 0 ? 'No event' : `${events.length} ${events.length === 1 ? 'event' : 'events'}`} marked.`,
		series.length > 1 && most && most.shown.value > 0
			? ` Most in ${latest} went by ${most.name}: ${formatRange(most.shown)} ${unitName[unit]}.`
			: '',
		gaps.length > 0 ? ` Gaps in the data, drawn as gaps: ${formatList(gaps)}.` : '',
		bare.length > 0 ? ` No flow is known of ${formatList(bare)}.` : ''
	].join('');
}

/** A period as it is read out: "Nord Stream 1, June 2022: 3.2 bcm, a rate of 38.9 a year; energy at 10.3 kWh/m³". */
export function stepSpoken({ name }: Pick<RouteSeries, 'name'>, step: Step, unit: SeriesSelection['unit']): string {
	const daily = unit === 'gwhd' || unit === 'bcfd';
	const differs = step.high - step.low > 0 && step.kind !== 'month';
	const volume = differs
		? formatRange({ value: step.volume, low: step.low, high: step.high })
		: formatNumber(step.volume);
	const rate =
		step.kind === 'year' || daily || step.volume === 0 ? '' : `, a rate of ${formatNumber(step.rate)} a year`;
	return `${name}, ${formatPeriod(step.period, step.months)}: ${volume} ${unitName[unit]}${rate}; ${basisName[step.basis ?? 'unknown']}`;
}

/** What stands after a panel's name: the latest full year, capacity, and what came since; the fullest wording first. */
export function seriesFigures(series: RouteSeries, { unit, span }: SeriesSelection): readonly string[] {
	const { years, standings, steps, promised } = series;
	const latest = years.at(-1);
	const standing = standings.findLast(({ years: [from, to] }) => !latest || (from <= latest.year && to >= latest.year));
	const part = steps.findLast(({ kind }) => kind === 'part');
	const unitWord = unitName[unit];
	const capacity = standing?.volume == null ? '' : `, capacity ${formatNumber(standing.volume)}`;
	const lost = standing && standing.lost > 0 ? `, ${formatNumber(standing.lost)} lost to damage` : '';
	const since = part ? `; ${formatPeriod(part.period, part.months)}: ${formatNumber(part.volume)}` : '';
	if (latest) {
		const volume = formatRange(latest.shown);
		const plain = `${volume} ${unitWord} in ${latest.year}`;
		return [
			`${plain}${capacity}${lost}${since}`,
			`${plain}${capacity}${lost}`,
			`${plain}${lost}`,
			plain,
			`${volume} in ${latest.year}`
		];
	}
	const plan = promised.find(({ kind }) => kind === 'plan');
	if (plan)
		return [
			`${formatNumber(plan.value)} ${unitWord} planned for ${plan.year}${capacity}`,
			`${formatNumber(plan.value)} planned for ${plan.year}`
		];
	const announced = standings.at(-1);
	if (announced && steps.length === 0 && ['proposed', 'construction'].includes(announced.status))
		return [`${announced.volume === null ? '?' : formatNumber(announced.volume)} ${unitWord} announced`];
	if (part) return [`${since.slice(2)} ${unitWord}${capacity}`, since.slice(2)];
	return [
		`flow unknown ${span[0] === span[1] ? `in ${span[0]}` : `${span[0]}–${span[1]}`}${capacity}`,
		`flow unknown${capacity}`,
		'flow unknown',
		'?'
	];
}
