import { resolve } from '$app/paths';
import { dataVersion, network } from '#lib/server/facts.ts';
import { initialView, formatView } from '#lib/view/view.ts';
import { scope } from '#lib/server/facts.ts';
import { escapeHtml } from '#lib/view/share.ts';
import type { RequestHandler } from './$types';

export const prerender = __STATIC__;

/** Every page that stands by itself, with the day of the data. */
export const GET: RequestHandler = ({ url }) => {
	const query = formatView(initialView(scope));
	const paths = [
		resolve('/'),
		...(['/sankey', '/map', '/timeline', '/table'] as const).map((path) => resolve(path) + query),
		...(['/claims', '/sources', '/data', '/about'] as const).map((path) => resolve(path)),
		...network.claims.map(({ id }) => resolve('/claims/[id]', { id })),
		...network.routes.map(({ id }) => resolve('/routes/[id]', { id })),
		...network.places.map(({ id }) => resolve('/places/[id]', { id }))
	];
	const entries = paths.map(
		(path) => `<url><loc>${escapeHtml(url.origin + path)}</loc><lastmod>${dataVersion.date}</lastmod></url>`
	);
	return new Response(
		`<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`,
		{ headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' } }
	);
};
