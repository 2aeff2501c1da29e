import { readMonths } from '../../built.ts';
import type { LayoutLoad } from './$types';

/** Reads no view, so that a change of span asks the server for nothing. */
export const load: LayoutLoad = async ({ fetch }) => ({ months: await readMonths(fetch) });
