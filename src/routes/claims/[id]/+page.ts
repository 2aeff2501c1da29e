import { heldFor } from '../../unsent.ts';
import type { PageLoad } from './$types';

// A page of text with a chart drawn by the server: it needs no script.
export const csr = false;

export const load: PageLoad = ({ data, url }) => heldFor(data, url);
