import { error } from '@sveltejs/kit';
import { dataVersion, network, scope } from '#lib/server/facts.ts';
import { packMonths, unpackMonths } from '#lib/facts/months.ts';
import { eventsSince } from '#lib/view/claim-since.ts';
import type { ToldClaim } from '#lib/view/claim.ts';
import { nearest } from '#lib/view/things.ts';
import { claims } from '../told.server.ts';
import { unsent } from '../../unsent.ts';
import type { PageServerLoad } from './$types';

const months = unpackMonths(packMonths(network));
const named = claims.map(({ id, text }) => ({ id, name: text }));

const neighbour = (claim: ToldClaim | undefined) => claim && { id: claim.id, seq: claim.seq, text: claim.text };

export const load: PageServerLoad = ({ params }) => {
	const at = claims.findIndex(({ id }) => id === params.id);
	const claim = claims[at];
	if (!claim) error(404, { message: 'There is no claim of this name', nearThings: nearest(params.id, named) });
	return unsent({
		claim,
		total: claims.length,
		previous: neighbour(claims[at - 1]),
		next: neighbour(claims[at + 1]),
		since: eventsSince(claim, network),
		citations: network.citations,
		facts: { places: network.places, routes: network.routes, trade: network.trade },
		months,
		scope,
		version: dataVersion
	});
};
