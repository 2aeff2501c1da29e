import { resolve } from '$app/paths';
import { network } from '#lib/server/facts.ts';
import { answerPicture, isFormat, told } from '#lib/server/picture/answer.ts';
import { fault, readSize } from '#lib/server/picture/size.ts';
import { viewOfRoute } from '#lib/server/route.ts';
import { formatView } from '#lib/view/view.ts';
import { queryOf } from '../../../query.ts';
import { drawChart } from '../../draw.server.ts';
import type { RequestHandler } from './$types';

export const prerender = __STATIC__;
export const entries = () => network.routes.map(({ id }) => ({ route: id, format: 'png' }));

/** The picture of a route's page: the Sankey that the page leads to, which has no other state. */
export const GET: RequestHandler = ({ params, url, request }) => {
	const route = network.routes.find(({ id }) => id === params.route);
	if (!route || !isFormat(params.format)) return told(404, fault('path', 'the id of a route, .png or .svg'));
	const size = readSize(queryOf(url));
	if ('error' in size) return told(400, size);
	const view = viewOfRoute(route);
	const address = url.origin + resolve('/sankey') + formatView(view);
	const { width, height, scale, theme } = size;
	return answerPicture(request, `${width} ${height} ${scale} ${theme} ${address}`, params.format, size, () =>
		drawChart('sankey', view, address, size)
	);
};
