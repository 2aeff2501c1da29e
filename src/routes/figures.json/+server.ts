import { network } from '#lib/server/facts.ts';
import { packRows } from '#lib/view/packedfigures.ts';

export const prerender = __STATIC__;

const packed = JSON.stringify(packRows(network));

/** The figures of the table, months among them, for the pages of this site. Downloads for people are under /data. */
export const GET = () => new Response(packed, { headers: { 'content-type': 'application/json; charset=utf-8' } });
