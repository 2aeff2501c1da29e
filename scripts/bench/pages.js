/** A page of each kind, by its address. */
export const pages = [
	'/',
	'/sankey?v=1&year=2021',
	'/map?v=1&year=2021',
	'/timeline?v=1',
	'/table?v=1&year=2021',
	'/claims',
	'/claims/pos2-replaces-ns2',
	'/routes/nord-stream-1',
	'/places/turkiye',
	'/data',
	'/sources',
	'/about',
	'/embed/sankey?v=1&year=2021'
];
