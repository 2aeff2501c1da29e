import { building } from '$app/environment';
import { resolve } from '$app/paths';

/** The card of a page that shows no one state of a chart: the site's name, and no figures. */
export const plainCard = (origin: string) => `${origin}${resolve('/')}card.png`;

/** The picture of a chart's state; where a file is one for all states of a page, the plain card, which is wrong for none. */
export const chartCard = (origin: string, chart: 'sankey' | 'map', query: string) =>
	__STATIC__ ? plainCard(origin) : `${origin}${resolve('/')}image/${chart}.png${query}`;

/** The address that a page goes by: its state's, but in a file, which is one for all states, that of no state. */
export const addressOf = (page: string, query: string) => page + (building ? '' : query);
