import { network, scope, dataVersion } from '#lib/server/facts.ts';
import { oembedOf, oembedXml } from '#lib/server/oembed.ts';
import { siteOf, targetOf } from '#lib/server/site.ts';
import { packMonths, unpackMonths } from '#lib/facts/months.ts';
import type { ChartName } from '#lib/view/claim.ts';
import { select } from '#lib/view/select.ts';
import { selectSeries } from '#lib/view/series.ts';
import type { View } from '#lib/view/view.ts';
import { embedHeights } from '../heights.ts';
import type { RequestHandler } from './$types';

const months = unpackMonths(packMonths(network));
const heightsOf = (chart: ChartName, view: View) =>
	embedHeights(chart, select(network, view), chart === 'timeline' ? selectSeries(network, months, view) : null, view);

const refuse = (status: 400 | 404 | 501, error: string) => Response.json({ error }, { status });

/** A length that a reader may ask for; `undefined` for one that is none. */
function lengthOf(text: string | null): number | null | undefined {
	if (text === null || text === '') return null;
	return /^[1-9]\d{1,4}$/.test(text) ? Number(text) : undefined;
}

/** oEmbed 1.0: what a site that is given a link needs to show the chart. */
export const GET: RequestHandler = ({ url }) => {
	const address = url.searchParams.get('url');
	const format = url.searchParams.get('format') ?? 'json';
	const [width, height] = ['maxwidth', 'maxheight'].map((key) => lengthOf(url.searchParams.get(key)));
	if (address === null || !URL.canParse(address))
		return refuse(400, 'url: expected the address of a chart of this site');
	if (width === undefined || height === undefined)
		return refuse(400, 'maxwidth, maxheight: expected whole numbers of pixels');
	if (format !== 'json' && format !== 'xml') return refuse(501, 'format: json or xml');
	const target = targetOf(address, siteOf(url));
	const found =
		target && oembedOf(target, { network, scope, version: dataVersion, site: siteOf(url), width, height, heightsOf });
	if (!found) return refuse(404, 'url: leads to no chart and no claim of this site');
	return format === 'json'
		? Response.json(found)
		: new Response(oembedXml(found), { headers: { 'content-type': 'text/xml; charset=utf-8' } });
};
