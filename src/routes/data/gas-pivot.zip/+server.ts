import { strToU8, zipSync } from 'fflate';
import readme from '$data/README.md?raw';
import { dataFiles, packageFile } from '#lib/server/files.ts';
import { dataVersion } from '#lib/server/facts.ts';
import licence from '../../../../CREDITS.md?raw';
import type { RequestHandler } from './$types';

export const prerender = __STATIC__;

/** All files of the data with their description, README and licences; the same bytes for the same data. */
const zip = zipSync(
	Object.fromEntries(
		[
			['README.md', readme],
			['LICENCES.md', licence],
			[packageFile.name, packageFile.text],
			...[...dataFiles.values()].map(({ name, text }) => [name, text] as const)
		].map(([name, text]) => [`gas-pivot/${name}`, strToU8(text)])
	),
	{ level: 9, mtime: new Date(`${dataVersion.date || '2000-01-01'}T00:00:00`) }
);

export const GET: RequestHandler = () =>
	new Response(new Uint8Array(zip), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="gas-pivot-${dataVersion.date}-${dataVersion.hash}.zip"`,
			'cache-control': 'public, max-age=300'
		}
	});
