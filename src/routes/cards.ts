import { resolve } from '$app/paths';

/** The card of a page that shows no one state of a chart: the site's name, and no figures. */
export const plainCard = (origin: string) => `${origin}${resolve('/')}card.png`;

/** The picture of a chart's state; in a static site, which has none of every state, the plain card. */
export const chartCard = (origin: string, chart: 'sankey' | 'map', query: string) =>
	__STATIC__ ? plainCard(origin) : `${origin}${resolve('/')}image/${chart}.png${query}`;
