import { error } from '@sveltejs/kit';
import { dev, version } from '$app/environment';
import { builtText } from '#lib/server/built.ts';
import { builtFiles } from '../../../built.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = __STATIC__;
export const entries: EntryGenerator = () => builtFiles.map((file) => ({ version, file }));

/** What the pages of this site draw from, under the version that it belongs to. Downloads for people are under /data. */
export const GET: RequestHandler = ({ params }) => {
	const file = builtFiles.find((name) => name === params.file);
	if (!file || params.version !== version) error(404, 'There is no such file in this version of the site.');
	return new Response(builtText(file), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'cache-control': dev ? 'no-store' : 'public, max-age=31536000, immutable'
		}
	});
};
