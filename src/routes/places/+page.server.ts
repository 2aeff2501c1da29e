import { group } from 'd3';
import { network } from '#lib/server/facts.ts';
import { countryOf, kindName } from '#lib/view/place.ts';
import { unsent } from '../unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () =>
	unsent({
		count: network.places.length,
		kinds: [...group(network.places, ({ kind }) => kind)].map(([kind, places]) => ({
			name: kindName[kind],
			places: places.map((place) => ({
				id: place.id,
				name: place.name,
				country: countryOf(network, place)?.name ?? ''
			}))
		}))
	});
