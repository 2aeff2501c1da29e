import { rowsInView } from '#lib/view/figures.ts';
import { parseTableState, tableOf } from '#lib/view/rows.ts';
import { parseView } from '#lib/view/view.ts';
import { queryOf } from '../query.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, parent }) => {
	const { facts, scope, all, citations } = await parent();
	const parsed = parseView(queryOf(url), scope);
	const state = parseTableState(queryOf(url));
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
