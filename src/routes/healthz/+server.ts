import { json, type RequestHandler } from '@sveltejs/kit';
import { dataVersion } from '#lib/server/facts.ts';

export const prerender = false;

/** Answered once the data is loaded: a server with bad data does not start. */
export const GET: RequestHandler = () =>
	json(
		{ status: 'ok', data: { version: dataVersion.hash, date: dataVersion.date } },
		{ headers: { 'cache-control': 'no-store' } }
	);
