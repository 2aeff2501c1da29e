import type { DatedEvent, Network } from '#lib/facts/network.ts';
import { routesOf, type ListedClaim } from './claim.ts';

/**
 * What happened to a claim's routes and places after it was made, in order. A note that says "also nord-stream-2" makes an
 * event that route's too; the ids in notes are told by name.
 */
export function eventsSince(
	claim: Pick<ListedClaim, 'anchor' | 'part' | 'saidOn'>,
	network: Network
): readonly DatedEvent[] {
	const { saidOn, anchor } = claim;
	if (saidOn === null) return [];
	const ids = [...routesOf(claim, network).map(({ id }) => id), ...(anchor.kind === 'place' ? anchor.ids : [])];
	const concerns = ({ route, place, note }: DatedEvent) =>
		ids.some((id) => id === route || id === place || wordsOf(note).includes(id));
	const names = new Map(network.routes.map(({ id, name }) => [id, name]));
	const named = (note: string) => note.replace(/[a-z0-9]+(?:-[a-z0-9]+)+/g, (id) => names.get(id) ?? id);
	return network.events
		.filter((event) => event.date > saidOn && concerns(event))
		.map((event) => ({ ...event, note: named(event.note) }));
}

const wordsOf = (text: string) => text.split(/[^a-z0-9-]+/);
