import { readFacts } from '../built.ts';
import type { LayoutLoad } from './$types';

/** Reads no view, so that a change of view asks the server for nothing. */
export const load: LayoutLoad = ({ fetch }) => readFacts(fetch);
