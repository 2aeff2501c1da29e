import { network } from '#lib/server/facts.ts';
import { restsOn } from '#lib/view/rests.ts';
import { unsent } from '../unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const rests = restsOn(network);
	const names = new Map([...network.places, ...network.routes].map(({ id, name }) => [id, name]));
	const claims = new Map(network.claims.map(({ id, seq }) => [id, seq]));
	return unsent({
		names,
		claims,
		citations: network.citations.map((citation) => ({ ...citation, rests: rests.get(citation.id) ?? null }))
	});
};
