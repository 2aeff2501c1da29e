import { resolve } from '$app/paths';
import { unpackMonths, type PackedMonths } from '#lib/facts/months.ts';
import type { LayoutLoad } from './$types';

/** Reads no view, so that a change of span asks the server for nothing. */
export const load: LayoutLoad = async ({ fetch }) => {
	const response = await fetch(resolve('/months.json'));
	return { months: unpackMonths((await response.json()) as PackedMonths) };
};
