import { download } from '#lib/server/download.ts';
import { packageFile } from '#lib/server/files.ts';
import type { RequestHandler } from './$types';

export const prerender = __STATIC__;

/** What every column of every file means. */
export const GET: RequestHandler = ({ request }) => download(request, packageFile, 'application/json; charset=utf-8');
