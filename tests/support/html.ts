/** What a test reads of a page without a browser. */
export interface ReadPage {
	readonly status: number;
	readonly html: string;
	readonly title: string;
	readonly description: string;
	readonly canonical: string;
	readonly headings: number;
	readonly ids: ReadonlySet<string>;
	/** Addresses of links, as the page writes them. */
	readonly links: readonly string[];
}

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" };
const decode = (text: string) => text.replace(/&(amp|quot|lt|gt|#39);/g, (_, name: string) => entities[name]!);

const one = (html: string, pattern: RegExp) => decode(pattern.exec(html)?.[1] ?? '').trim();

/** Fetches a page of the site and reads it. */
export async function readPage(url: string): Promise<ReadPage> {
	const response = await fetch(url, { redirect: 'manual' });
	const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
	const html = isPage ? await response.text() : '';
	if (!isPage) await response.body?.cancel();
	return {
		status: response.status,
		html,
		title: one(html, /<title>([^<]*)<\/title>/),
		description: one(html, /<meta name="description" content="([^"]*)"/),
		canonical: one(html, /<link rel="canonical" href="([^"]*)"/),
		headings: [...html.matchAll(/<h1[\s>]/g)].length,
		ids: new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => decode(id!))),
		links: [...html.matchAll(/<a\s[^>]*?\bhref="([^"]*)"/g)].map(([, href]) => decode(href!))
	};
}

/** Calls a function for each item, some at a time. */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 6): Promise<void> {
	let next = 0;
	const worker = async () => {
		for (let i = next++; i < items.length; i = next++) await work(items[i]!);
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
}
