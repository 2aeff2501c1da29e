import { packedFacts } from '#lib/server/facts.ts';

export const prerender = __STATIC__;

/** What charts draw from, for the pages of this site. Downloads for people are under /data. */
export const GET = () => new Response(packedFacts, { headers: { 'content-type': 'application/json; charset=utf-8' } });
