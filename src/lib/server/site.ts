import { resolve } from '$app/paths';
import { network, scope } from './facts.ts';
import { claimsOf, isChart, type ChartName } from '#lib/view/claim.ts';
import { parseView, type ParsedView } from '#lib/view/view.ts';

/** The path that the site lives under, without a slash at its end. */
const base = resolve('/').replace(/\/$/, '');

/** The site's own address: origin and base path, without a slash at its end. */
export const siteOf = (url: URL): string => url.origin + base;

export type Target =
	| { readonly kind: 'chart'; readonly chart: ChartName; readonly parsed: ParsedView }
	| { readonly kind: 'claim'; readonly id: string }
	| { readonly kind: 'page' };

/** What an address of this site leads to; `null` for another site's, and for one that leads nowhere. */
export function targetOf(address: string, site: string): Target | null {
	const url = URL.canParse(address) ? new URL(address) : null;
	const own = new URL(site);
	// A link may have been made with or without TLS: the host tells whose it is.
	if (!url || !/^https?:$/.test(url.protocol) || url.host !== own.host) return null;
	if (!url.pathname.startsWith(`${base}/`)) return null;
	const path = url.pathname.slice(base.length).replace(/^\/embed\//, '/');
	const chart = path.slice(1);
	if (isChart(chart)) return { kind: 'chart', chart, parsed: parseView(url.searchParams, scope) };
	const id = /^\/claims\/([^/]+)$/.exec(path)?.[1];
	if (id !== undefined) return claims.has(id) ? { kind: 'claim', id } : null;
	return path === '/' ? { kind: 'page' } : null;
}

const claims = new Map(claimsOf(network).map((claim) => [claim.id, claim]));
export const claimOf = (id: string) => claims.get(id);
