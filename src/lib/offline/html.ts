/** What the worker reads of a page's HTML, and what it writes into it. It has no DOM, and none is needed. */

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decode = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);
const encode = (text: string) =>
	text.replace(/[&<>"]/g, (sign) => `&${Object.keys(entities).find((name) => entities[name] === sign)!};`);

/** The version of the site that a page is of; empty where it says none. */
export const versionIn = (html: string): string => /<meta name="version" content="([^"]*)"/.exec(html)?.[1] ?? '';

export const titleIn = (html: string): string => decode(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '').trim();

/** Addresses of the scripts, styles and figures that a page asks for, each once, at once or at its first use; not of what it holds. */
export const partsIn = (html: string): string[] => [
	...new Set(
		[
			...html.matchAll(/(?<!data-url=)["'(]([^"'()\s]*\/(?:_app\/immutable|built\/[^"'()\s/]+)\/[^"'()\s#]+)[#"')]/g)
		].map(([, address]) => address!)
	)
];

/** Whether the page draws what its address asks for by itself, so that the page of one query serves for another. */
export const drawsItself = (html: string): boolean => html.includes('kit.start(');

const DRAWN = /(<div class="app">)[\s\S]*?(?=<script[ >])/;

/**
 * The page as one of another query is shown: empty, so that nothing of the first is seen or left over, with scripts that start
 * at once and draw what is asked for. Throws where a page is not built like that.
 */
export function asShell(html: string): string {
	if (!DRAWN.test(html) || !drawsItself(html)) throw new Error('invalid shell: the page does not draw itself');
	return html.replace(DRAWN, '$1').replace('<html ', '<html data-shell ');
}

/** A page that can be opened without a network. */
export interface Seen {
	readonly href: string;
	readonly title: string;
}

const PLACE = /(<ul id="seen">)[\s\S]*?(<\/ul>)/;

/** The offline page with links to the pages that were seen in its list. */
export const withSeen = (html: string, seen: readonly Seen[]): string =>
	html.replace(
		PLACE,
		(_, open: string, close: string) =>
			open +
			seen
				.map(({ href, title }) => `<li><a href="${encode(href)}">${encode(title === '' ? href : title)}</a></li>`)
				.join('') +
			close
	);

/** Keys of a query that say where a visitor came from, and nothing of what is shown. */
const tracking = /^(?:utm_\w+|mc_\w+|\w*clid)$/;

/** Equal for addresses that bring the same page: without a fragment, what tracks, a closing slash, and an order of keys. */
export function keyOf({ pathname, searchParams }: URL): string {
	const query = new URLSearchParams([...searchParams].filter(([key]) => !tracking.test(key)));
	query.sort();
	const search = query.toString();
	return pathname.replace(/(?<=.)\/$/, '') + (search === '' ? '' : `?${search}`);
}
