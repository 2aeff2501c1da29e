import { network, scope } from '#lib/server/facts.ts';
import { routeSentence } from '#lib/view/years.ts';
import { unsent } from '../unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () =>
	unsent({
		routes: network.routes.map((route) => ({
			id: route.id,
			name: route.name,
			status: route.status,
			sentence: routeSentence(route, scope)
		}))
	});
