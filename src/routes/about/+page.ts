import { heldFor } from '../unsent.ts';
import type { PageLoad } from './$types';

// A page that is read: it needs no script.
export const csr = false;

export const load: PageLoad = ({ data, url }) => heldFor(data, url);
