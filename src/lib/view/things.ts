import type { Claim, DatedEvent, Network, Place, Route } from '#lib/facts/network.ts';

/** The claims that name a route, by itself or as one end of a link. */
export const claimsOfRoute = ({ claims }: Pick<Network, 'claims'>, { id }: Route): Claim[] =>
	claims.filter(({ about_kind, about_id }) => about_kind !== 'place' && about_id.split('>').includes(id));

/** The claims that name a place or, where it is a country, that country, by itself or as one end of a link. */
export const claimsOfPlace = ({ claims }: Pick<Network, 'claims'>, { id, kind, country }: Place): Claim[] =>
	claims.filter(({ about_kind, about_id }) =>
		about_kind === 'place'
			? about_id === id
			: kind === 'market' && country !== null && about_id.split('>').includes(country)
	);

export const eventsOfRoute = ({ events }: Pick<Network, 'events'>, { id }: Route): DatedEvent[] =>
	events.filter(({ route }) => route === id);

/** What happened at a place, or on a route that touches it. */
export const eventsOfPlace = (
	{ events }: Pick<Network, 'events'>,
	{ id }: Place,
	routes: readonly Route[]
): DatedEvent[] => events.filter(({ place, route }) => place === id || routes.some((own) => own.id === route));

/** Project ids of routes in the Global Gas Infrastructure Tracker, by route. */
export type ProjectIds = ReadonlyMap<string, readonly string[]>;

const projects = (ids: ProjectIds, { id }: Route) => ids.get(id) ?? [];
const holds = (whole: readonly string[], part: readonly string[]) =>
	part.length > 0 && whole.length > part.length && part.every((id) => whole.includes(id));

/** The routes that an aggregate is the sum of: those whose projects are all among its own. */
export const partsOf = (whole: Route, { routes }: Pick<Network, 'routes'>, ids: ProjectIds): Route[] =>
	whole.counted !== 'aggregate'
		? []
		: routes.filter((part) => part.counted === 'yes' && holds(projects(ids, whole), projects(ids, part)));

/** The route that counts the gas of one that repeats it, where their projects tell. */
export const wholeOf = (part: Route, { routes }: Pick<Network, 'routes'>, ids: ProjectIds): Route | null =>
	part.counted !== 'repeat'
		? null
		: (routes.find((whole) => whole.counted === 'yes' && holds(projects(ids, whole), projects(ids, part))) ?? null);

/** Whether a route enters totals, and if not, why. */
export function countedWords({ counted, carrier }: Route, parts: readonly Route[], whole: Route | null): string {
	switch (counted) {
		case 'yes':
			return 'yes';
		case 'aggregate':
			return parts.length > 0
				? `no: it is the sum of ${parts.map(({ name }) => name).join(' and ')}`
				: 'no: it is the sum of other routes';
		case 'repeat':
			return carrier === 'lng'
				? 'no: its ships are counted in all LNG that a market takes'
				: `no: the same gas is counted on ${whole ? whole.name : 'another route'}`;
	}
}

export interface Named {
	readonly id: string;
	readonly name: string;
}

/** Below this likeness two words have little in common. */
const LIKE = 0.35;

/** What somebody may have meant by an id that there is not: the things whose id or name is most like it, best first. */
export function nearest<T extends Named>(id: string, things: readonly T[], most = 5): T[] {
	const asked = plain(id);
	return things
		.map((thing) => ({ thing, like: Math.max(likeness(asked, plain(thing.id)), likeness(asked, plain(thing.name))) }))
		.filter(({ like }) => like >= LIKE)
		.sort((a, b) => b.like - a.like)
		.slice(0, most)
		.map(({ thing }) => thing);
}

const plain = (text: string) =>
	text
		.slice(0, 100)
		.toLowerCase()
		.normalize('NFD')
		.replace(/[^a-z0-9]+/g, '');

/** Sørensen and Dice's coefficient of the pairs of letters of two words: 1 for equal words, 0 for words without a pair in common. */
function likeness(a: string, b: string): number {
	if (a === b) return 1;
	const [pairs, others] = [pairsOf(a), pairsOf(b)];
	const shared = [...pairs].filter((pair) => others.has(pair)).length;
	return pairs.size + others.size === 0 ? 0 : (2 * shared) / (pairs.size + others.size);
}

const pairsOf = (text: string) =>
	new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
