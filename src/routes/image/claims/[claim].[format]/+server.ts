import { resolve } from '$app/paths';
import { answerPicture, isFormat, told } from '#lib/server/picture/answer.ts';
import { fault, readSize } from '#lib/server/picture/size.ts';
import { drawCard } from '../../card.server.ts';
import { claims } from '../../facts.server.ts';
import { queryOf } from '../../../query.ts';
import type { RequestHandler } from './$types';

export const prerender = __STATIC__;
export const entries = () => [...claims.keys()].map((claim) => ({ claim, format: 'png' }));

/** A claim's card. */
export const GET: RequestHandler = ({ params, url, request }) => {
	const claim = claims.get(params.claim);
	if (!claim || !isFormat(params.format)) return told(404, fault('path', 'the id of a claim, .png or .svg'));
	const size = readSize(queryOf(url));
	if ('error' in size) return told(400, size);
	const address = url.origin + resolve('/claims/[id]', { id: claim.id });
	const { width, height, scale, theme } = size;
	return answerPicture(request, `${width} ${height} ${scale} ${theme} ${address}`, params.format, size, () =>
		drawCard(claim, address, size)
	);
};
