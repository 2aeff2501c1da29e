import { unpackMonths, type PackedMonths } from '#lib/facts/months.ts';
import { readBuilt } from '../../built.ts';
import type { LayoutLoad } from './$types';

/** Reads no view, so that a change of span asks the server for nothing. */
export const load: LayoutLoad = async ({ fetch }) => {
	return { months: unpackMonths((await readBuilt(fetch, 'months')) as PackedMonths) };
};
