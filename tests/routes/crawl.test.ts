import { describe, expect, inject, it } from 'vitest';
import { fileNames } from '#lib/facts/schema.ts';
import { eachOf, readPage, type ReadPage } from '../support/html.ts';
import { shipped } from '../support/network.ts';

/** Views that are fetched of each kind: a path with a set of keys. Their number has no end, and one is like the other. */
const VIEWS = 8;

const base = inject('baseUrl');

interface Link {
	readonly from: string;
	readonly path: string;
	readonly anchor: string;
}

/** Walks every link of the site that it can reach, and tells what it found. */
async function crawl(start: string) {
	const pages = new Map<string, ReadPage>();
	const links: Link[] = [];
	const views = new Map<string, number>();
	let frontier = [start];
	while (frontier.length > 0) {
		const found = new Set<string>();
		await eachOf(frontier, async (path) => {
			const page = await readPage(base + path);
			pages.set(path, page);
			const isView = path.includes('?');
			for (const href of page.links) {
				const url = new URL(href, base + path);
				if (url.origin !== base) continue;
				const target = url.pathname + url.search;
				links.push({ from: path, path: target, anchor: url.hash.slice(1) });
				// The links of a view lead to more views, and those of its page without a query are known.
				if (!isView || url.search === '') found.add(target);
			}
		});
		frontier = [...found].filter((path) => !pages.has(path) && isNew(path, views));
	}
	return { pages, links };
}

function isNew(path: string, views: Map<string, number>): boolean {
	const url = new URL(path, base);
	if (url.search === '') return true;
	const kind = `${url.pathname.split('/')[1]} ${[...url.searchParams.keys()].join(' ')}`;
	views.set(kind, (views.get(kind) ?? 0) + 1);
	return views.get(kind)! <= VIEWS;
}

const expected = [
	...shipped.routes.map(({ id }) => `/routes/${id}`),
	...shipped.places.map(({ id }) => `/places/${id}`),
	...shipped.claims.map(({ id }) => `/claims/${id}`),
	...fileNames.map((name) => `/data/${name}.csv`),
	'/data/datapackage.json'
];

const isDead = (page: ReadPage | undefined) => page !== undefined && page.status !== 200;

describe('a walk over all links from the overview', { timeout: 240_000 }, () => {
	const walk = crawl('/');

	it('finds no dead link', async () => {
		const { pages, links } = await walk;
		const dead = new Map(
			links.filter(({ from, path }) => from !== path && isDead(pages.get(path))).map(({ from, path }) => [path, from])
		);
		expect([...dead].map(([path, from]) => `${path} (from ${from})`)).toEqual([]);
	});

	it('finds what every anchor names', async () => {
		const { pages, links } = await walk;
		const lost = links.filter(
			({ path, anchor }) => anchor !== '' && pages.has(path) && !pages.get(path)!.ids.has(decodeURIComponent(anchor))
		);
		expect([...new Set(lost.map(({ from, path, anchor }) => `${path}#${anchor} (from ${from})`))]).toEqual([]);
	});

	it('finds a title, a description and one first heading on every page', async () => {
		const { pages } = await walk;
		const bare = [...pages].filter(
			([, { status, html, title, description, headings }]) =>
				status === 200 && html !== '' && (title === '' || description === '' || headings !== 1)
		);
		expect(bare.map(([path]) => path)).toEqual([]);
	});

	it('comes by every route, place, claim and file', async () => {
		const { pages } = await walk;
		expect(expected.filter((path) => !pages.has(path))).toEqual([]);
	});
});
