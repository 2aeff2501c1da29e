import { select, type Facts } from '#lib/view/select.ts';
import { parseView, type Scope } from '#lib/view/view.ts';

/** What an address shows: the one path from a query to what is drawn, for every chart. */
export function chartOf(query: URLSearchParams, { facts, scope }: { facts: Facts; scope: Scope }) {
	const parsed = parseView(query, scope);
	return { parsed, selection: select(facts, parsed.view) };
}
