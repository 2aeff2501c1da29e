import type { Network, Place } from '#lib/facts/network.ts';
import { formatCount, formatList, formatNumber } from './format.ts';
import type { Dealing, Sum, Traffic } from './traffic.ts';

/** What kind of place it is, in words. */
export const kindName: Readonly<Record<Place['kind'], string>> = {
	basin: 'Gas fields',
	landfall: 'Landfall',
	border: 'Border crossing',
	hub: 'Hub of pipelines',
	terminal: 'Terminal',
	market: 'Market',
	summit: 'Place of talks'
};

/** The country that a place lies in, where that is a place of its own. */
export const countryOf = ({ places }: Pick<Network, 'places'>, { id, country, kind }: Place): Place | null =>
	kind === 'market' || country === null
		? null
		: (places.find((other) => other.kind === 'market' && other.country === country && other.id !== id) ?? null);

/** Routes named in a sentence; more would not be read. */
const MOST_NAMED = 3;

/** What a place is to the gas, in a sentence or two made of its figures. */
export function placeSentence(place: Place, traffic: Traffic, dealings: readonly Dealing[]): string {
	const { into, out, passing, balances } = traffic;
	if (place.kind === 'summit') return `${place.name} is a place of talks: no gas flows through it.`;
	if (into.length > 0 || out.length > 0) {
		const [latest] = balances;
		const told = latest ? [...flowed(latest.into, 'came in'), ...flowed(latest.out, 'went out')] : [];
		return told.length > 0
			? `In ${latest!.year} ${told.join(' and ')}, as far as is known.`
			: `What ${latest ? `flowed here in ${latest.year}` : 'flows here'} is not known.`;
	}
	if (passing.length > 0) {
		const names = passing.slice(0, MOST_NAMED).map(({ name }) => name);
		const more = passing.length - names.length;
		return `No route draws on ${place.name} or feeds it alone; ${formatList([...names, ...(more > 0 ? [`${formatCount(more)} more`] : [])])} ${passing.length === 1 ? 'touches' : 'touch'} it.`;
	}
	return dealings.length > 0
		? `No route of this data leads to ${place.name} or from it; trade statistics count what it ${formatList([...new Set(dealings.map(({ side }) => side))])}.`
		: `No route of this data begins, ends or passes in ${place.name}.`;
}

/** "60.3 bcm came in by three routes". */
function flowed(sum: Sum | null, verb: string): string[] {
	if (sum === null || sum.volume === null) return [];
	const unknown =
		sum.unknown > 0 ? ` (${formatCount(sum.unknown)} ${sum.unknown === 1 ? 'route' : 'routes'} unknown)` : '';
	return [`${sum.volume === 0 ? 'nothing' : `${formatNumber(sum.volume)} bcm`} ${verb}${unknown}`];
}
