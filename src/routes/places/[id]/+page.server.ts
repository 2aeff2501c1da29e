import { error } from '@sveltejs/kit';
import { isOnMap } from '#lib/charts/map/excerpt.ts';
import { network, scope } from '#lib/server/facts.ts';
import type { Route } from '#lib/facts/network.ts';
import { countryOf, placeSentence } from '#lib/view/place.ts';
import { select } from '#lib/view/select.ts';
import { claimsOfPlace, eventsOfPlace, nearest } from '#lib/view/things.ts';
import { dealingsOf, trafficOf } from '#lib/view/traffic.ts';
import { initialView } from '#lib/view/view.ts';
import { unsent } from '../../unsent.ts';
import type { PageServerLoad } from './$types';

/** Ids in focus; more than a view may name would be no address. */
const MOST = 12;

export const load: PageServerLoad = ({ params }) => {
	const place = network.places.find(({ id }) => id === params.id);
	if (!place)
		error(404, {
			message: 'There is no such place',
			nearThings: nearest(params.id, network.places).map(({ id, name }) => ({ id, name }))
		});
	const traffic = trafficOf(place, network, scope);
	const dealings = dealingsOf(place, network);
	const touching = [...traffic.into, ...traffic.out].map(({ route }) => route).concat(traffic.passing);
	const isNode = network.routes.some(({ supply, market }) => supply === place.id || market === place.id);
	const view = { ...initialView(scope), plans: true, focus: isNode ? [place.id] : largest(touching) };
	return unsent({
		place,
		country: countryOf(network, place),
		whole: network.places.find(({ id }) => id === place.partOf) ?? null,
		parts: network.places.filter(({ partOf }) => partOf === place.id),
		sentence: placeSentence(place, traffic, dealings),
		traffic,
		dealings,
		events: eventsOfPlace(network, place, place.kind === 'market' ? [] : touching),
		claims: claimsOfPlace(network, place),
		isOnMap: isOnMap(place),
		view,
		selection: select(network, view),
		routes: network.routes,
		places: network.places,
		citations: network.citations
	});
};

/** Ids of the routes that can carry most, as a view names them. */
const largest = (routes: readonly Route[]) =>
	[...new Set(routes)]
		.sort((a, b) => (b.nameplate ?? 0) - (a.nameplate ?? 0))
		.slice(0, MOST)
		.map(({ id }) => id)
		.sort();
