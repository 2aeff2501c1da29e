import { heldFor } from './unsent.ts';
import type { PageLoad } from './$types';

// The overview is read, not worked: it needs no script.
export const csr = false;

export const load: PageLoad = ({ data, url }) => heldFor(data, url);
