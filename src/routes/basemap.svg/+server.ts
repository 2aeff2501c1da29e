import { basemapFile } from '#lib/server/basemap.ts';
import type { RequestHandler } from './$types';

export const prerender = true;

export const GET: RequestHandler = () => new Response(basemapFile, { headers: { 'content-type': 'image/svg+xml' } });
