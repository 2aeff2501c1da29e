import { describe, expect, it } from 'vitest';
import { keptPages } from '#lib/offline/kept.ts';

const SITE = 'https://gas.example';

/** As much of a browser's cache as is used: entries by address, in the order in which they came. */
function cacheOf(): Cache {
	const entries = new Map<string, Response>();
	const addressOf = (key: RequestInfo | URL) => new URL(key instanceof Request ? key.url : key, SITE).href;
	const bare = (address: string) => address.split('?', 1)[0];
	const cache: Pick<Cache, 'match' | 'matchAll' | 'put' | 'delete' | 'keys'> = {
		match: (key) => Promise.resolve(entries.get(addressOf(key))?.clone()),
		matchAll: (key, options) => {
			expect(options?.ignoreSearch).toBe(true);
			const like = [...entries].filter(([address]) => bare(address) === bare(addressOf(key!)));
			return Promise.resolve(like.map(([, response]) => response.clone()));
		},
		put: (key, response) => Promise.resolve(void entries.set(addressOf(key), response)),
		delete: (key) => Promise.resolve(entries.delete(addressOf(key))),
		keys: () => Promise.resolve([...entries.keys()].map((url) => new Request(url)))
	};
	return cache as Cache;
}
const fresh = () => {
	const cache = cacheOf();
	return keptPages(() => Promise.resolve(cache), 'v1');
};
const whole = () => Promise.resolve(true);
const at = (address: string) => new URL(address, SITE);
const page = (title: string, { version = 'v1', status = 200, type = 'text/html', draws = false } = {}) =>
	new Response(
		`<meta name="version" content="${version}"/><title>${title}</title>${draws ? '<script>kit.start(app)</script>' : ''}`,
		{
			status,
			headers: { 'content-type': type, 'content-encoding': 'br', 'content-security-policy': "default-src 'self'" }
		}
	);

describe('pages that are kept', () => {
	it('come back under any order of their query, with their policy, and not as they travelled', async () => {
		const pages = fresh();
		await pages.keep(at('/map?v=1&year=2021&utm_source=x'), page('Map'), whole);
		const found = await pages.find(at('/map?year=2021&v=1'));
		expect(await found?.text()).toContain('<title>Map</title>');
		expect(found?.headers.get('content-security-policy')).toBe("default-src 'self'");
		expect(found?.headers.get('content-encoding')).toBeNull();
		expect(await pages.find(at('/map?year=2022&v=1'))).toBeUndefined();
	});
	it.each([
		['a page of another version', { version: 'v2' }],
		['a page that is not there', { status: 404 }],
		['a fault', { status: 500 }],
		['a file', { type: 'text/csv' }]
	])('are not %s', async (_, options) => {
		const pages = fresh();
		await pages.keep(at('/map'), page('Map', options), whole);
		expect(await pages.find(at('/map'))).toBeUndefined();
		expect(await pages.list()).toEqual([]);
	});
	it('stand for another query of their path where they draw themselves, and else do not', async () => {
		const pages = fresh();
		await pages.keep(at('/map?year=2021'), page('Map', { draws: true }), whole);
		await pages.keep(at('/?year=2021'), page('Overview'), whole);
		expect(await (await pages.findShell(at('/map?year=2019')))?.text()).toContain('Map');
		expect(await pages.findShell(at('/?year=2019'))).toBeUndefined();
		expect(await pages.findShell(at('/sankey?year=2021'))).toBeUndefined();
	});
	it('stand for no other while a part is missing that they draw themselves with, and are shown all the same', async () => {
		const pages = fresh();
		await pages.keep(at('/map?year=2021'), page('Map', { draws: true }), () => Promise.resolve(false));
		expect(await pages.find(at('/map?year=2021'))).toBeDefined();
		expect(await pages.findShell(at('/map?year=2019'))).toBeUndefined();
		await pages.keep(at('/map?year=2020'), page('Map', { draws: true }), whole);
		expect(await pages.findShell(at('/map?year=2019'))).toBeDefined();
	});
	it('are listed by title, the last seen first', async () => {
		const pages = fresh();
		for (const name of ['a', 'b', 'c', 'a']) await pages.keep(at(`/${name}`), page(`Page “${name}”`), whole);
		expect(await pages.list()).toEqual(['a', 'c', 'b'].map((name) => ({ href: `/${name}`, title: `Page “${name}”` })));
	});
	it('are sixty at most, and the one seen the longest ago goes first', async () => {
		const pages = fresh();
		for (let i = 0; i < 60; i++) await pages.keep(at(`/${i}`), page(`${i}`), whole);
		await pages.keep(at('/0'), page('0'), whole);
		await pages.keep(at('/new'), page('new'), whole);
		expect(await pages.list()).toHaveLength(60);
		expect(await pages.find(at('/0'))).toBeDefined();
		expect(await pages.find(at('/1'))).toBeUndefined();
	});
});
