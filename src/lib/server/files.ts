import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { parseTable } from '#lib/facts/table.ts';
import { fileNames, schema } from '#lib/facts/schema.ts';
import type { ProjectIds } from '#lib/view/things.ts';
import { harmless } from './harmless.ts';
import { dictionary, packageText, type Resource } from './package.ts';

const texts = import.meta.glob<string>('$data/*.csv', { query: '?raw', import: 'default', eager: true });

/** A file of data/ as it is offered for download. */
export interface DataFile {
	/** With its ending. */
	readonly name: string;
	readonly text: string;
	/** Not counting the header. */
	readonly rows: number;
	readonly bytes: number;
	readonly etag: string;
}

const tag = (text: string) => `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;

const textOf = (name: string) => Object.entries(texts).find(([path]) => path.endsWith(`/${name}.csv`))?.[1];

function fileOf(name: string, resource: Resource | undefined): DataFile[] {
	const raw = textOf(name);
	if (raw === undefined) return [];
	const text = harmless(raw, resource?.fields ?? []);
	return [
		{
			name: `${name}.csv`,
			text,
			rows: Papa.parse(raw, { skipEmptyLines: 'greedy' }).data.length - 1,
			bytes: Buffer.byteLength(text),
			etag: tag(text)
		}
	];
}

/** The files of data/ that the site is made from, by name. Nothing else that lies there. */
export const dataFiles: ReadonlyMap<string, DataFile> = new Map(
	fileNames.flatMap((name) =>
		fileOf(
			name,
			dictionary.resources.find((resource) => resource.name === name)
		).map((file) => [file.name, file])
	)
);

/** The description of all files, as it is written. */
export const packageFile = { name: 'datapackage.json', text: packageText, etag: tag(packageText) } as const;

/** Which projects of the Global Gas Infrastructure Tracker a route is made of: for its own page, not for charts. */
export const projectIds: ProjectIds = new Map(
	parseTable('routes.csv', textOf('routes') ?? '', schema.routes).rows.map(({ id, gem_ids }) => [id, gem_ids])
);
