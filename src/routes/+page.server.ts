import { version } from '$app/environment';
import { network, scope } from '#lib/server/facts.ts';
import { centralOf } from '#lib/view/central.ts';
import type { PageServerLoad } from './$types';

/** The two pipes of the central claim, with where their figures are from: charts leave out the sources of places. */
const central = centralOf(network, scope);
const sources = network.citations.map(({ id, publisher, published, weak }) => ({ id, publisher, published, weak }));

export const load: PageServerLoad = () => ({ central, sources, built: version });
