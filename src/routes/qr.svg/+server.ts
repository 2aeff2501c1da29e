import { error } from '@sveltejs/kit';
import qrcode from 'qrcode-generator';
import { scope } from '#lib/server/facts.ts';
import { siteOf } from '#lib/server/site.ts';
import { isChart } from '#lib/view/claim.ts';
import { formatView, parseView } from '#lib/view/view.ts';
import type { RequestHandler } from './$types';

/** The address of a chart as a QR code: `for` names the chart, the rest is its view. Never any other address. */
export const GET: RequestHandler = ({ url }) => {
	const chart = url.searchParams.get('for') ?? '';
	if (!isChart(chart)) error(400, 'for: expected sankey, map or timeline');
	const { view, notices } = parseView(url.searchParams, scope);
	const [fault] = notices;
	if (fault) error(400, `${fault.key}: expected ${fault.expected}`);
	const code = qrcode(0, 'M');
	code.addData(`${siteOf(url)}/${chart}${formatView(view)}`);
	code.make();
	const svg = code.createSvgTag({ cellSize: 4, margin: 16, scalable: true });
	return new Response(svg, {
		headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=86400' }
	});
};
