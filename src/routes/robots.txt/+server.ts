import { resolve } from '$app/paths';
import type { RequestHandler } from './$types';

export const prerender = __STATIC__;

/** All may be read; pictures and embeds are forms of pages, and need no place of their own in an index. */
export const GET: RequestHandler = ({ url }) =>
	new Response(
		`User-agent: *\nAllow: /\nDisallow: ${resolve('/')}embed/\nSitemap: ${url.origin}${resolve('/sitemap.xml')}\n`,
		{
			headers: { 'content-type': 'text/plain; charset=utf-8' }
		}
	);
