import { isBuilt } from '#lib/facts/figure.ts';
import { unitName } from '#lib/facts/unit.ts';
import { capitalise, formatChange, formatCount, formatList, formatNumber, formatRange } from './format.ts';
import type { SelectedPlace, SelectedRoute, Selection } from './select.ts';

/** Routes named in a title; more would not be read. */
const MOST_NAMED = 3;
/** Routes in a list that is read from end to end. */
const MOST_LISTED = 24;

/** The finding of a view in one or two sentences, made of its figures. */
export function titleOf(selection: Selection): string {
	const { routes, focused, vs, measure } = selection;
	const named = focused ? routes.filter((route) => route.bright) : [];
	if (routes.length === 0) return `No pipe fits these filters in ${selection.year}.`;
	if (vs !== null && measure === 'flow') return changeTitle(selection, named.length > 0 ? named : routes, vs);
	if (named.length > 0 && named.length <= MOST_NAMED) return namedTitle(selection, named);
	return measure === 'capacity' ? capacityTitle(selection) : overallTitle(selection);
}

/** "In 2021 Nord Stream 1 carried 59.2–60.3 bcm. Nord Stream 2 carried nothing." */
function namedTitle(selection: Selection, named: readonly SelectedRoute[]): string {
	const sentences = named.map((route) => `${capitalise(route.name)} ${carried(route, selection)}.`);
	return `In ${selection.year} ${sentences.join(' ')}`;
}

function carried({ flow, capacity, planned, plan, status }: SelectedRoute, { unit, year, measure }: Selection): string {
	if (measure === 'capacity')
		return capacity ? `could carry ${formatNumber(capacity.value)} ${unitName[unit]}` : 'had no known capacity';
	if (planned) {
		const size = plan
			? ` for ${formatRange(plan)} ${unitName[unit]}`
			: capacity
				? ` for ${formatNumber(capacity.value)} ${unitName[unit]}`
				: '';
		return plan
			? `is planned${size}`
			: `was ${status === 'construction' ? 'being built' : status}${size} and carried nothing`;
	}
	if (flow === null) return `has no figure for ${year}`;
	return flow.value === 0 ? 'carried nothing' : `carried ${formatRange(flow)} ${unitName[unit]}`;
}

/** "In 2025 Europe received 294 bcm and China 167. Six pipes stood empty." */
function overallTitle(selection: Selection): string {
	const { year, unit, routes } = selection;
	const known = largest(selection.markets).filter((market) => market.total > 0);
	const planned = routes.filter((route) => route.planned && route.plan);
	if (known.length === 0)
		return planned.length > 0
			? `No flow is known for ${year}. Planned: ${formatList(planned.slice(0, MOST_LISTED).map((route) => `${route.name}, ${formatRange(route.plan!)} ${unitName[unit]}`))}${
					planned.length > MOST_LISTED ? `, and ${planned.length - MOST_LISTED} more` : ''
				}.`
			: `No flow is known for ${year}.`;
	const markets = known
		.slice(0, 2)
		.map(
			(market, i) =>
				`${market.place.name} ${i === 0 ? `received ${formatNumber(market.total)} ${unitName[unit]}` : formatNumber(market.total)}`
		);
	const empty = routes.filter(isEmpty);
	return `In ${year} ${formatList(markets)}. ${emptySentence(empty)}`;
}

const emptySentence = (empty: readonly SelectedRoute[]) =>
	empty.length === 0
		? 'No pipe stood empty.'
		: empty.length <= MOST_NAMED
			? `${formatList(empty.map((route) => route.name))} stood empty.`
			: `${capitalise(formatCount(empty.length))} pipes stood empty.`;

/** All of them, or how many there are where nobody would listen to the end. */
const namesOf = (routes: readonly SelectedRoute[]) =>
	routes.length <= MOST_LISTED ? formatList(routes.map((route) => route.name)) : `${routes.length} routes`;

/** A pipe that stands and carried nothing, as far as is known. */
const isEmpty = (route: SelectedRoute) => isBuilt(route.status) && route.flow !== null && route.flow.value === 0;

function capacityTitle({ year, unit, markets, routes }: Selection): string {
	const [first] = largest(markets);
	if (!first) return `No capacity is known for ${year}.`;
	const widest = routes
		.filter((route) => route.counted && route.capacity)
		.sort((a, b) => b.capacity!.value - a.capacity!.value)[0];
	return `In ${year} pipes and terminals could bring ${first.place.name} ${formatNumber(first.total)} ${unitName[unit]} a year${
		widest ? `; the widest of all is ${widest.name}, ${formatNumber(widest.capacity!.value)}` : ''
	}.`;
}

function changeTitle({ year, unit }: Selection, routes: readonly SelectedRoute[], vs: number): string {
	const changed = routes
		.filter((route) => route.change !== null && route.change !== 0)
		.sort((a, b) => a.change! - b.change!);
	const [from, to] = vs < year ? [vs, year] : [year, vs];
	const sign = vs < year ? 1 : -1;
	const sorted = sign === 1 ? changed : changed.reverse();
	const fell = sorted[0];
	const rose = sorted.at(-1);
	if (!fell || !rose) return `From ${from} to ${to} no flow that is known in both years changed.`;
	const parts = [
		...(fell.change! * sign < 0
			? [`${fell.name} fell most, by ${formatNumber(Math.abs(fell.change!))} ${unitName[unit]}`]
			: []),
		...(rose.change! * sign > 0 ? [`${rose.name} grew most, by ${formatNumber(Math.abs(rose.change!))}`] : [])
	];
	return `From ${from} to ${to} ${parts.join('; ')}.`;
}

const largest = (places: readonly SelectedPlace[]) => places.toSorted((a, b) => b.total - a.total);

/** A chart for those who cannot see it, or have no time: what is most, what changed, what is unknown. */
export function summaryOf(selection: Selection): string {
	const { routes, unit, year, vs, markets, supplies } = selection;
	const flows = routes.filter((route) => route.flow && route.counted).sort((a, b) => b.flow!.value - a.flow!.value);
	const unknown = routes.filter((route) => route.flow === null && !route.planned);
	const most = flows[0];
	const changed = routes
		.filter((route) => route.change !== null)
		.sort((a, b) => Math.abs(b.change!) - Math.abs(a.change!))[0];
	return [
		`${capitalise(formatCount(routes.length))} routes from ${formatCount(supplies.length)} basins to ${formatCount(markets.length)} markets in ${year}.`,
		most && most.flow!.value > 0 ? `Most went by ${most.name}: ${formatRange(most.flow!)} ${unitName[unit]}.` : '',
		vs !== null && changed
			? `The largest change since ${vs} is ${changed.name}, ${formatChange(changed.change!)}.`
			: '',
		unknown.length > 0 ? `Unknown, and in no total: ${namesOf(unknown)}.` : ''
	]
		.filter((sentence) => sentence !== '')
		.join(' ');
}
