import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';

/**
 * What the server draws a page from and does not send. Kit writes out all that a server's load gives, for the page's scripts, and
 * does so where the page has none: for a page that looks at the whole network that is most of its time, for nothing. A
 * script would get an empty one; pages that are read come whole from the server, see `src/routes/worked.ts`.
 */
export class Unsent<T> {
	constructor(readonly value: T) {}
}

/** What the load of a page that is read gives. */
export const unsent = <T>(value: T) => ({ held: new Unsent(value) });

/**
 * What a page that is read is drawn from. A script that comes here all the same, as when a reader clicks on while another page is
 * on its way, has nothing to draw and leaves the page to the server; where there is none, the reader is told.
 */
export function heldFor<T>({ held }: { held: Unsent<T> }, url: URL): T | Promise<T> {
	if (!browser) return held.value;
	if (document.documentElement.dataset['hydrated'] === undefined) error(503, 'This page could not be loaded.');
	if (location.href === url.href) location.reload();
	else location.href = url.href;
	return new Promise(() => undefined);
}
