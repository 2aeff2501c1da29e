import { error } from '@sveltejs/kit';
import { dataFiles } from '#lib/server/files.ts';
import { download } from '#lib/server/download.ts';
import type { RequestHandler } from './$types';

export const prerender = __STATIC__;
export const entries = () => [...dataFiles.keys()].map((name) => ({ file: name.replace(/\.csv$/, '') }));

/** A file of the data, as it lies in data/. */
export const GET: RequestHandler = ({ params, request }) => {
	const file = dataFiles.get(`${params.file}.csv`);
	if (!file) error(404, { message: 'There is no such file' });
	return download(request, file, 'text/csv; header=present; charset=utf-8');
};
