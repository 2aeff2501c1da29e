import { rowsInView } from '#lib/view/figures.ts';
import { parseTableState, tableOf } from '#lib/view/rows.ts';
import { parseView } from '#lib/view/view.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, parent }) => {
	const { facts, scope, all, citations } = await parent();
	const parsed = parseView(url.searchParams, scope);
	const state = parseTableState(url.searchParams);
	const publishers = new Map(citations.map(({ id, publisher }) => [id, publisher]));
	const rows = rowsInView(all, facts, parsed.view);
	return {
		parsed,
		state,
		/** Of the view, before kind and words. */
		count: rows.length,
		table: tableOf(rows, state, parsed.view.unit, (id) => publishers.get(id) ?? '')
	};
};
