import { resolve } from '$app/paths';
import { scope } from '#lib/server/facts.ts';
import { answerPicture, isFormat, told } from '#lib/server/picture/answer.ts';
import { fault, partScale, readSize } from '#lib/server/picture/size.ts';
import { formatView, parseView } from '#lib/view/view.ts';
import { chartNames, isChart } from '#lib/view/claim.ts';
import { queryOf } from '../../query.ts';
import { drawChart } from '../draw.server.ts';
import type { RequestHandler } from './$types';

export const prerender = __STATIC__;
export const entries = () => chartNames.flatMap((chart) => ['png', 'svg'].map((format) => ({ chart, format })));

/** A chart's picture, from the same query as its page. What the query says wrongly is told, and nothing else is shown instead. */
export const GET: RequestHandler = ({ params: { chart, format }, url, request }) => {
	if (!isChart(chart) || !isFormat(format)) return told(404, fault('path', 'sankey, map or timeline, .png or .svg'));
	const query = queryOf(url);
	const { view, notices } = parseView(partScale(query).view, scope);
	const [notice] = notices;
	if (notice) return told(400, fault(notice.key, notice.expected));
	const size = readSize(query);
	if ('error' in size) return told(400, size);
	// A picture is always made of the data as it is: which data its link was made on is no part of it.
	const address = url.origin + resolve(`/${chart}`) + formatView({ ...view, d: null });
	const { width, height, scale, theme } = size;
	return answerPicture(request, `${width} ${height} ${scale} ${theme} ${address}`, format, size, () =>
		drawChart(chart, view, address, size)
	);
};
