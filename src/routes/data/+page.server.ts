import { dataVersion, network, scope } from '#lib/server/facts.ts';
import { dataFiles, packageFile } from '#lib/server/files.ts';
import { dictionary } from '#lib/server/package.ts';
import { unsent } from '../unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () =>
	unsent({
		dictionary,
		files: [...dataFiles.values()].map(({ name, rows, text, bytes }) => ({
			name,
			rows,
			bytes,
			resource: dictionary.resources.find((resource) => `${resource.name}.csv` === name) ?? null,
			columns: text.slice(0, text.indexOf('\n')).split(',').length
		})),
		packageBytes: Buffer.byteLength(packageFile.text),
		version: dataVersion,
		firstYear: scope.firstYear,
		lastYear: Math.max(
			...new Set(network.routes.flatMap(({ flows }) => flows.map(({ period }) => Number(period.slice(0, 4)))))
		),
		countries: network.places
			.filter(({ kind, country, rank }) => kind === 'market' && country !== null && rank !== null)
			.map(({ name }) => name)
	});
