import { resolve } from '$app/paths';
import type { Links } from '#lib/panels/things/links.ts';

/** Where each thing has its page. */
export const links: Links = {
	route: (id) => resolve('/routes/[id]', { id }),
	place: (id) => resolve('/places/[id]', { id }),
	claim: (id) => resolve('/claims/[id]', { id }),
	source: (id) => `${resolve('/sources')}#${id}`
};
