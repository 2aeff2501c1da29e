import { drawsItself, keyOf, titleIn, versionIn, type Seen } from './html.ts';

/** Pages kept at most; the one that was seen the longest ago goes first. */
const MOST = 60;
const TITLE = 'x-kept-title';
const DRAWS_ITSELF = 'x-kept-draws-itself';

/** The pages of one version of the site that were seen, in the order in which they were, in a cache of that version. */
export function keptPages(open: () => Promise<Cache>, version: string) {
	/**
	 * Keeps the answer if it is a page of this version. `whole` sees to it that all is kept that the page draws itself with, and
	 * says whether that could be done: without it the page can be shown as it is, and for no other query.
	 */
	async function keep(url: URL, response: Response, whole: (html: string) => Promise<boolean>): Promise<void> {
		const isPage = response.status === 200 && response.headers.get('content-type')?.startsWith('text/html');
		if (!isPage) return;
		const html = await response.text();
		if (versionIn(html) !== version) return;
		const headers = new Headers(response.headers);
		// These are of the body as it travelled.
		for (const name of ['content-encoding', 'content-length']) headers.delete(name);
		headers.set(TITLE, encodeURIComponent(titleIn(html)));
		headers.set(DRAWS_ITSELF, String((await whole(html)) && drawsItself(html)));
		const cache = await open();
		const key = keyOf(url);
		// A cache lists its entries in the order in which they came.
		await cache.delete(key);
		await cache.put(key, new Response(html, { headers }));
		const keys = await cache.keys();
		await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((oldest) => cache.delete(oldest)));
	}

	const find = async (url: URL): Promise<Response | undefined> => (await open()).match(keyOf(url));

	/** A page of the same path that draws itself what a query asks for. */
	async function findShell(url: URL): Promise<Response | undefined> {
		const like = await (await open()).matchAll(keyOf(new URL(url.pathname, url)), { ignoreSearch: true });
		return like.find(({ headers }) => headers.get(DRAWS_ITSELF) === 'true');
	}

	/** The last seen first. */
	async function list(): Promise<Seen[]> {
		const cache = await open();
		const seen = await Promise.all(
			(await cache.keys()).map(async ({ url }) => {
				const title = (await cache.match(url))?.headers.get(TITLE) ?? '';
				const { pathname, search } = new URL(url);
				return { href: pathname + search, title: decodeURIComponent(title) };
			})
		);
		return seen.reverse();
	}

	return { keep, find, findShell, list };
}
