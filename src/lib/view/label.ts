import type { Status } from '#lib/facts/schema.ts';
import { unitName } from '#lib/facts/unit.ts';
import { formatChange, formatNumber, formatRange, formatShare } from './format.ts';
import type { SelectedPlace, SelectedRoute, Selection } from './select.ts';

/** A status in words. */
export const statusName: Readonly<Record<Status, string>> = {
	operating: 'operating',
	idle: 'idle',
	damaged: 'damaged',
	construction: 'under construction',
	proposed: 'proposed',
	shelved: 'shelved',
	cancelled: 'cancelled'
};

/** What a route's label says after its name, from the fullest wording to the shortest, for a label to take what fits. */
export function routeFigures(route: SelectedRoute, selection: Selection): readonly string[] {
	const unit = unitName[selection.unit];
	const share = shareOf(route, selection);
	const tail = share === null ? '' : ` · ${formatShare(share)}`;
	const plain = shortFigures(route, selection);
	const told = [plain.replace('{unit}', ` ${unit}`), plain.replace('{unit}', '')];
	const extra = remark(route, selection);
	return [
		...(extra === ''
			? []
			: [`${told[0]!}${tail}, ${extra}`, `${told[1]!}, ${extra}`, `${told[1]!}, ${extra.replace(' to damage', '')}`]),
		`${told[0]!}${tail}`,
		`${told[1]!}${tail}`,
		told[1]!,
		plain.split(/ of |\{unit\}| announced/)[0]!
	];
}

/** The volume in the measure asked for; `{unit}` stands where the unit may be said. */
function shortFigures(
	{ flow, capacity, plan, planned, change, before }: SelectedRoute,
	{ measure, vs }: Selection
): string {
	if (measure === 'capacity') return capacity === null ? '?' : `${formatNumber(capacity.value)}{unit}`;
	if (planned)
		return plan
			? `${formatRange(plan)}{unit} planned`
			: capacity
				? `${formatNumber(capacity.value)}{unit} announced`
				: '? announced';
	const volume = flow === null ? '?' : formatRange(flow);
	if (vs !== null && flow === null && before === null) return '? in both years';
	if (vs !== null)
		return change === null
			? `${volume}{unit}, ${before === null ? '?' : formatRange(before)} in ${vs}`
			: `${volume}{unit} (${formatChange(change)})`;
	return capacity === null ? `${volume}{unit}` : `${volume} of ${formatNumber(capacity.value)}{unit}`;
}

/** What a reader must not miss about a figure. */
function remark({ status, utilisation, lost, counted, partYear, flow }: SelectedRoute, { measure }: Selection): string {
	if (!counted) return 'counted with other LNG';
	if (lost > 0) return `${formatNumber(lost)} lost to damage`;
	if (measure === 'flow' && utilisation !== null && utilisation > 1) return 'above nameplate';
	if (flow === null && partYear) return `${formatNumber(partYear.volume)} bcm in ${partYear.months} months`;
	return status === 'operating' ? '' : statusName[status];
}

/** A route's part of all that the view shows. `null` where its volume is unknown, or enters no total. */
export function shareOf(route: SelectedRoute, { total, measure, vs }: Selection): number | null {
	const shown = measure === 'flow' ? route.flow : route.capacity;
	return !route.counted || shown === null || total === 0 || vs !== null || shown.value === 0
		? null
		: shown.value / total;
}

/** Which of how many a listener has come to: "3 of 12". */
export interface Position {
	readonly at: number;
	readonly of: number;
}
const placed = (position: Position | null) => (position === null ? '' : `, ${position.at} of ${position.of}`);

/** A route as a listener hears it: name, ends, year, figures, its share, and which of the drawn routes it is. */
export function routeSpoken(route: SelectedRoute, selection: Selection, position: Position | null = null): string {
	const { year, unit, vs } = selection;
	const { name, supply, market, flow, capacity, status, planned, change, plan } = route;
	const range = flow && formatRange(flow).replace('–', ' to ');
	const of = capacity === null ? ', capacity unknown' : ` of ${formatNumber(capacity.value)}`;
	const volume = planned
		? `${plan ? `${formatRange(plan).replace('–', ' to ')} ${unitName[unit]} planned` : 'no volume planned for the year'}${of} announced`
		: `${range === null ? 'flow unknown' : `${range} ${unitName[unit]}`}${of}`;
	const since = vs === null || change === null ? '' : `, ${formatChange(change)} since ${vs}`;
	const share = shareOf(route, selection);
	const part = share === null ? '' : `, ${formatShare(share)} of all`;
	return `${name}, from ${supply.name} to ${market.name}, ${year}: ${volume}${part}${since}, ${statusName[status]}${placed(position)}`;
}

/** What stands under a node's name, line by line. */
export function placeFigures(
	{ total, share, known, unknown, change, unaccounted }: SelectedPlace,
	{ unit }: Selection
): readonly string[] {
	const volume = `${formatNumber(total)} ${unitName[unit]}`;
	const first =
		known === 0 ? '' : change === null ? `${volume} · ${formatShare(share)}` : `${volume} (${formatChange(change)})`;
	return [
		first,
		unknown === 0 ? '' : known === 0 ? '? unknown' : `+ ${unknown} unknown`,
		unaccounted ? `+ ${formatNumber(unaccounted.value)} unaccounted` : ''
	].filter((line) => line !== '');
}

/** How many lines `placeFigures` gives. */
export const placeLines = ({ known, unknown, unaccounted }: SelectedPlace) =>
	(known > 0 ? 1 : 0) + (unknown > 0 ? 1 : 0) + (unaccounted ? 1 : 0);

/** A node as a listener hears it. */
export function placeSpoken(node: SelectedPlace, selection: Selection, position: Position | null = null): string {
	const told = placeFigures(node, selection)
		.join(', ')
		.replace(' · ', ', ')
		.replace('? unknown', 'volume unknown')
		.replaceAll('+ ', 'and ');
	return `${node.place.name}, ${selection.year}: ${node.side === 'supply' ? 'sent out' : 'received'} ${told}${placed(position)}`;
}
