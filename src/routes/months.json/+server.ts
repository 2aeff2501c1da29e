import { packMonths } from '#lib/facts/months.ts';
import { network } from '#lib/server/facts.ts';

export const prerender = __STATIC__;

const packed = JSON.stringify(packMonths(network));

/** What a chart of time draws beyond what all charts do: months, events and dated claims. */
export const GET = () => new Response(packed, { headers: { 'content-type': 'application/json; charset=utf-8' } });
