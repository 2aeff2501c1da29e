import type { HandleClientError } from '@sveltejs/kit';
import { navigating } from '$app/state';

/**
 * Where the scripts of another page do not come, as in a tunnel, that page is asked for as a document: the worker may have kept
 * it, and says so where it has not. What stands here stays until it comes. A page that the reader no longer waits for is let go.
 */
export const handleError: HandleClientError = ({ event, message }) => {
	if (navigating.to?.url.href !== event.url.href) return { message };
	if (location.href === event.url.href) location.reload();
	else location.href = event.url.href;
	return new Promise(() => undefined);
};
