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
