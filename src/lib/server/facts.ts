import { createHash } from 'node:crypto';
import capacities from '$data/capacities.csv?raw';
import changes from '$data/changes.csv?raw';
import checks from '$data/checks.csv?raw';
import claims from '$data/claims.csv?raw';
import events from '$data/events.csv?raw';
import flows from '$data/flows.csv?raw';
import places from '$data/places.csv?raw';
import routes from '$data/routes.csv?raw';
import sources from '$data/sources.csv?raw';
import trade from '$data/trade.csv?raw';
import waypoints from '$data/waypoints.csv?raw';
import { readNetwork, type Network } from '#lib/facts/network.ts';
import { pack, type DataVersion } from '#lib/facts/packed.ts';
import { scopeOf } from '#lib/view/scope.ts';
import { formatView, parseView } from '#lib/view/view.ts';

const files = { places, routes, capacities, waypoints, flows, trade, events, claims, checks, sources, changes };

/** All that data/ says, read once when the server starts: bad data stops the server, not a visitor. */
export const network: Network = readNetwork(files);

/** What views may name. */
export const scope = scopeOf(network);

export const dataVersion: DataVersion = {
	hash: createHash('sha256').update(Object.values(files).join('\0')).digest('hex').slice(0, 8),
	date: network.changes[0]?.date ?? ''
};

/** The address of what a query shows, so that every way of writing it is one page. */
export const canonicalQuery = (params: URLSearchParams): string => formatView(parseView(params, scope).view);

/** What a query says wrongly, which its page repeats; empty where all could be read. */
export const noticeKey = (params: URLSearchParams): string =>
	parseView(params, scope)
		.notices.map(({ key, value }) => `${key}=${value}`)
		.join('&');

/** What charts need in the browser, as text made once. */
export const packedFacts = JSON.stringify(pack(network, dataVersion));
