const charts = ['sankey', 'map', 'timeline'];
const units = ['bcm', 'bcm15', 'twh', 'gwhd', 'bcfd'];
const years = Array.from({ length: 14 }, (_, i) => 2012 + i);

/** Addresses as readers ask for them: views of every chart, in some of their states, and what leads to them. */
export const pages = [
	...[
		'/',
		'/claims',
		'/claims/pos2-replaces-ns2',
		'/routes/nord-stream-1',
		'/places/turkiye',
		'/sources',
		'/about',
		'/data'
	],
	...years.flatMap((year) => charts.map((chart) => `/${chart}?v=1&year=${year}`)),
	...years.map((year, i) => `/sankey?v=1&year=${year}&unit=${units[i % units.length]}`),
	...years.map((year) => `/table?v=1&year=${year}`),
	...charts.map((chart) => `/embed/${chart}?v=1&year=2021`),
	...['/robots.txt', '/sitemap.xml', '/favicon.svg', '/data/flows.csv', '/data/view.csv?v=1&year=2021', '/nowhere']
];

/** Pictures that unfurl: the same few for many, as a link that goes round has it. */
export const pictures = [
	...charts.flatMap((chart) => [2019, 2021, 2025].map((year) => `/image/${chart}.png?v=1&year=${year}`)),
	'/image/claims/pos2-replaces-ns2.png',
	'/image/map.svg?v=1&year=2021'
];

let drawn = 0;
/** A picture that nobody has asked for before. */
export const freshPicture = () => {
	drawn += 1;
	return `/image/sankey.png?v=1&year=${2012 + (drawn % 14)}&w=${800 + (drawn % 400)}&h=${500 + Math.floor(drawn / 400)}`;
};

/** A view that no page was kept for. */
let seen = 0;
export const freshPage = () => {
	seen += 1;
	return `/${charts[seen % 2]}?v=1&year=${2012 + (seen % 14)}&at=${seen % 100},${(40 + ((seen / 7) % 40)).toFixed(2)},${(1 + (seen % 300) / 10).toFixed(1)}`;
};
