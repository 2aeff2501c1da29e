import { version } from '$app/environment';
import { basemapFile } from '#lib/server/basemap.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const entries: EntryGenerator = () => [{ version }];

export const GET: RequestHandler = () => new Response(basemapFile, { headers: { 'content-type': 'image/svg+xml' } });
