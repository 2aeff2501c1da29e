import { building } from '$app/environment';

/** The query that a page is shown for. While the site is written as files there is none: a file has one state, its first. */
export const queryOf = (url: URL): URLSearchParams => (building ? new URLSearchParams() : url.searchParams);
