import { error } from '@sveltejs/kit';
import { dataVersion, network, scope } from '#lib/server/facts.ts';
import { projectIds } from '#lib/server/files.ts';
import { viewOfRoute } from '#lib/server/route.ts';
import { select } from '#lib/view/select.ts';
import { claimsOfRoute, countedWords, eventsOfRoute, nearest, partsOf, wholeOf } from '#lib/view/things.ts';
import { drawnYears, monthsOf, routeSentence, yearsOf } from '#lib/view/years.ts';
import { unsent } from '../../unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => {
	const route = network.routes.find(({ id }) => id === params.id);
	if (!route)
		error(404, {
			message: 'There is no such route',
			nearThings: nearest(params.id, network.routes).map(({ id, name }) => ({ id, name }))
		});
	const parts = partsOf(route, network, projectIds);
	const whole = wholeOf(route, network, projectIds);
	const view = viewOfRoute(route);
	const drawn = drawnYears(route, network, scope);
	return unsent({
		route,
		parts,
		whole,
		counted: countedWords(route, parts, whole),
		projects: projectIds.get(route.id) ?? [],
		sentence: routeSentence(route, scope),
		years: yearsOf(route, scope),
		months: monthsOf(route),
		drawn: drawn.some((year) => year.route !== null) ? drawn : [],
		events: eventsOfRoute(network, route),
		claims: claimsOfRoute(network, route),
		view,
		selection: select(network, view),
		routes: network.routes,
		places: network.places,
		citations: network.citations,
		version: dataVersion
	});
};
