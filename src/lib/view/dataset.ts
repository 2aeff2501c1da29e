/** A file of a dataset, to be had at an address. */
export interface Distribution {
	readonly name: string;
	readonly href: string;
	readonly type: string;
	readonly bytes: number;
}

export interface DatasetWords {
	readonly name: string;
	readonly description: string;
	readonly url: string;
	readonly licence: string;
	readonly creator: { readonly name: string; readonly url: string };
	readonly published: string;
	readonly version: string;
	readonly keywords: readonly string[];
	readonly firstYear: number;
	readonly lastYear: number;
	readonly countries: readonly string[];
	readonly files: readonly Distribution[];
}

/** What is measured, with its unit, as schema.org asks for it. */
const variables = [
	['Gas that moved over a route in a year or a month', 'billion cubic metres'],
	['Capacity of a route', 'billion cubic metres a year'],
	['Gas that one place sold another in a year', 'billion cubic metres'],
	['Volume contracted or planned', 'billion cubic metres a year']
] as const;

/** A `Dataset` by schema.org's definition. */
export const datasetLd = (words: DatasetWords) => ({
	'@context': 'https://schema.org',
	'@type': 'Dataset',
	name: words.name,
	description: words.description,
	url: words.url,
	license: words.licence,
	creator: { '@type': 'Organization', ...words.creator },
	datePublished: words.published,
	version: words.version,
	keywords: words.keywords,
	isAccessibleForFree: true,
	temporalCoverage: `${words.firstYear}/${words.lastYear}`,
	spatialCoverage: words.countries.map((name) => ({ '@type': 'Place', name })),
	variableMeasured: variables.map(([name, unitText]) => ({ '@type': 'PropertyValue', name, unitText })),
	distribution: words.files.map(({ name, href, type, bytes }) => ({
		'@type': 'DataDownload',
		name,
		encodingFormat: type,
		contentUrl: href,
		contentSize: `${bytes} B`
	}))
});

/** A block of data for a script element: nothing in it can end the element. */
export const ldText = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
