import { resolve } from '$app/paths';
import { dataVersion, network } from '#lib/server/facts.ts';
import { escapeHtml } from '#lib/view/share.ts';
import type { RequestHandler } from './$types';

export const prerender = __STATIC__;

/** Changes of the data as an Atom feed (RFC 4287), latest first. */
export const GET: RequestHandler = ({ url }) => {
	const home = url.origin + resolve('/data');
	const entries = network.changes.map(({ date, kind, table, row, column, note }, i) => {
		const what = [table, row, column].filter((part) => part !== '').join(', ') || 'All data';
		return `<entry><id>${escapeHtml(`${home}#change-${date}-${network.changes.length - i}`)}</id><title>${escapeHtml(`${what}: ${kind}`)}</title><updated>${date}T00:00:00Z</updated><link href="${escapeHtml(home)}"/><summary>${escapeHtml(note)}</summary></entry>`;
	});
	return new Response(
		`<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>${escapeHtml(home)}</id><title>Gas Pivot: changes of the data</title><author><name>Gas Pivot</name></author><updated>${dataVersion.date}T00:00:00Z</updated><link rel="self" href="${escapeHtml(url.origin + url.pathname)}"/>${entries.join('')}</feed>\n`,
		{ headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=3600' } }
	);
};
