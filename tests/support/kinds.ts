import type { Page } from 'playwright';

/** One address of every kind of page that the site has, faults among them. */
export const pageKinds = [
	'/',
	'/sankey?v=1&year=2021',
	'/map?v=1&year=2025&plans=on',
	'/timeline?v=1&span=2021..2023',
	'/table?v=1&year=2021',
	'/claims',
	'/claims?claim=pos2-replaces-ns2',
	'/claims/pos2-replaces-ns2',
	'/routes',
	'/routes/nord-stream-1',
	'/places',
	'/places/turkiye',
	'/data',
	'/sources',
	'/about',
	'/embed/sankey',
	'/embed/map',
	'/embed/timeline',
	'/nowhere',
	'/routes/nowhere',
	'/claims/nowhere',
	'/sankey?v=1&year=1066'
] as const;

/** One page of each kind that the site has, and each state of one that has parts of its own. */
export interface Kind {
	readonly name: string;
	readonly path: string;
	/** What a reader does to bring the state about. */
	readonly prepare?: (page: Page) => Promise<unknown>;
	/** A chart that can be worked stands on it. */
	readonly chart?: true;
}

const openAll = (page: Page) =>
	page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
	});

export const kinds: readonly Kind[] = [
	{ name: 'the overview', path: '/' },
	{ name: 'the Sankey', path: '/sankey?v=1&year=2021', chart: true },
	{ name: 'the map', path: '/map?v=1&year=2021', chart: true },
	{ name: 'the timeline', path: '/timeline?v=1', chart: true },
	{ name: 'the table', path: '/table?v=1&year=2025&q=2024&kind=actual' },
	{ name: 'a claim', path: '/claims/pos2-replaces-ns2' },
	{ name: 'the claims', path: '/claims' },
	{ name: 'the claims beside their charts', path: '/claims?claim=headline-bet-on-xi' },
	{ name: 'a route', path: '/routes/nord-stream-1' },
	{ name: 'a place', path: '/places/turkiye' },
	{ name: 'the routes', path: '/routes' },
	{ name: 'the places', path: '/places' },
	{ name: 'the data', path: '/data' },
	{ name: 'the sources', path: '/sources' },
	{ name: 'the method', path: '/about' },
	{ name: 'an embed', path: '/embed/sankey?v=1&year=2021' },
	{ name: 'an embedded timeline', path: '/embed/timeline?v=1' },
	{ name: 'a route that is not there', path: '/routes/nordstream2' },
	{ name: 'a page that is not there', path: '/nowhere' },
	{ name: 'an address that cannot be read', path: '/x%c0%ae' },
	{ name: 'a query that cannot be read', path: '/sankey?v=1&year=1066', chart: true },
	{ name: 'a comparison with all that opens open', path: '/sankey?v=1&year=2025&vs=2021', prepare: openAll },
	{ name: 'a claim open on the map', path: '/map?v=1&claim=pos2-replaces-ns2' },
	{
		name: 'a timeline of months with all that opens open',
		path: '/timeline?v=1&span=2021..2023&focus=nord-stream-1',
		prepare: openAll
	}
];
