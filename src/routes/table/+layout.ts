import { readFigures } from '../built.ts';
import type { LayoutLoad } from './$types';

/** Reads no address, so that sorting and searching ask the server for nothing: the answer is in the page that it sent. */
export const load: LayoutLoad = ({ fetch }) => readFigures(fetch);
