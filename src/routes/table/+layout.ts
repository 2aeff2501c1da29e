import { readFigures } from '../built.ts';
import type { LayoutLoad } from './$types';

/** Reads no address, so that sorting and searching ask the server for nothing. */
export const load: LayoutLoad = ({ fetch }) => readFigures(fetch);
