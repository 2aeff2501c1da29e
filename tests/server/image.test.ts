import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { units } from '#lib/facts/unit.ts';
import { claimsOf } from '#lib/view/claim.ts';
import { formatView, type View } from '#lib/view/view.ts';
import { shipped, shippedScope, viewOf } from '../support/network.ts';
import { sizeOf, textsOf } from '../support/png.ts';
import { startServer, type RunningServer } from '../support/process.ts';
import { sendGet } from '../support/raw.ts';

/** Random views that are compared with their pages; each takes two renderings. */
const VIEWS = 25;
const get = (path: string, headers: Record<string, string> = {}) => fetch(inject('baseUrl') + path, { headers });
const png = async (path: string) => new Uint8Array(await (await get(path)).arrayBuffer());
const svg = async (path: string) => (await get(path)).text();
type Values = Record<string, Record<string, unknown>>;
const unescape = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
/** The figures that an SVG says in its metadata that it is made of. */
const figuresIn = (text: string) =>
	JSON.parse(unescape(/<metadata id="figures">(.*?)<\/metadata>/s.exec(text)?.[1] ?? '{}')) as Values;
/** Volumes that stand in markup, by route, kind and period: `null` for what is unknown. */
function volumesIn(markup: string): Map<string, number | null> {
	const volumes = new Map<string, number | null>();
	for (const [tag] of markup.matchAll(/<[a-z]+\s(?:[^>"]|"[^"]*")*data-kind="[^"]*"(?:[^>"]|"[^"]*")*>/g)) {
		const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1];
		const value = of('data-value');
		volumes.set(
			[of('data-route'), of('data-kind'), of('data-period')].filter(Boolean).join(' '),
			value === undefined ? null : Number(value)
		);
	}
	return volumes;
}
/** The same of the figures of a picture. */
const volumesOf = (figures: Values) =>
	new Map<string, number | null>(
		Object.entries(figures).flatMap(([route, kinds]) =>
			Object.entries(kinds).flatMap(([kind, volume]) =>
				typeof volume === 'object' && volume !== null
					? Object.entries(volume).map(
							([period, value]) => [`${route} ${kind} ${period}`, value as number | null] as const
						)
					: [[`${route} ${kind}`, volume as number | null] as const]
			)
		)
	);

const charts = ['sankey', 'map', 'timeline'] as const;
const claims = claimsOf(shipped).map(({ id }) => id);

describe('a picture', () => {
	it.each([...charts, 'claims/pos2-replaces-ns2'])(
		'of %s is a PNG of the standard size, small enough to unfurl',
		async (name) => {
			const response = await get(`/image/${name}.png`);
			expect(response.status).toBe(200);
			expect(response.headers.get('content-type')).toBe('image/png');
			const bytes = new Uint8Array(await response.arrayBuffer());
			expect(sizeOf(bytes)).toEqual([1200, 630]);
			expect(bytes.byteLength).toBeLessThan(300_000);
		}
	);

	it.each([
		['w=600&h=315', [600, 315]],
		['w=601&h=333&scale=2', [1202, 666]],
		['w=320&h=200&scale=4', [1280, 800]],
		['w=2000&h=2000', [2000, 2000]],
		['scale=fit&scale=2', [2400, 1260]]
	])('with %s has that size', async (query, size) => {
		for (const chart of charts) expect(sizeOf(await png(`/image/${chart}.png?year=2021&${query}`))).toEqual(size);
	});

	it('says in its metadata what it is, where it is from, and of which data', async () => {
		const { data } = (await (await get('/healthz')).json()) as { data: { version: string } };
		const texts = textsOf(await png('/image/sankey.png?focus=nord-stream-1~nord-stream-2&year=2021&utm_source=x'));
		const address = `${inject('baseUrl')}/sankey?v=1&year=2021&focus=nord-stream-1~nord-stream-2`;
		expect(texts).toMatchObject({
			Title: 'In 2021 Nord Stream 1 carried 59.2–60.3 bcm. Nord Stream 2 carried nothing.',
			Description: expect.stringContaining('24 routes from eleven basins') as string,
			Source: address,
			Software: 'Gas Pivot',
			Comment: expect.stringContaining(data.version) as string
		});
		const drawn = await svg('/image/sankey.svg?focus=nord-stream-1~nord-stream-2&year=2021');
		expect(drawn).toContain(`<title>${texts['Title']!}</title>`);
		expect(drawn).toContain(`<desc>${texts['Description']!}</desc>`);
		expect(drawn).toContain(`<dc:source>${address.replaceAll('&', '&amp;')}</dc:source>`);
		expect(drawn).toContain(`<dc:identifier>${data.version}</dc:identifier>`);
	});

	it.each([...charts.map((chart) => `${chart}.svg?theme=dark&plans=on`), `claims/${claims[0]!}.svg`])(
		'as SVG stands alone: %s',
		async (path) => {
			const response = await get(`/image/${path}`);
			const text = await response.text();
			expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
			expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
			expect(response.headers.get('access-control-allow-origin')).toBe('*');
			expect(text).toMatch(
				/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="1200" height="630" viewBox="0 0 750 393.75"/
			);
			expect(text).not.toMatch(
				/<script|<style|<a[\s>]|<use|<image|<foreignObject|@import|<!--|\son\w+=|href=|class=|var\(|undefined|NaN/
			);
			// Every id once, and every one that is used there.
			const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);
			expect(new Set(ids).size).toBe(ids.length);
			for (const [, id] of text.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id);
			expect(wellFormed(text)).toBe(true);
		}
	);

	it(`agrees with its page and its SVG on every route's value, for ${VIEWS} random views`, async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...charts), anyView, async (chart, view) => {
				const query = formatView(view);
				const [page, drawn, bytes] = await Promise.all([
					svg(`/${chart}${query}`),
					svg(`/image/${chart}.svg${query}`),
					png(`/image/${chart}.png${query}&w=640&h=336`)
				]);
				expect(sizeOf(bytes)).toEqual([640, 336]);
				const figures = volumesOf(figuresIn(drawn));
				expect(volumesOf(JSON.parse(textsOf(bytes)['Figures']!) as Values)).toEqual(figures);
				const onPage = volumesIn(page);
				for (const [key, value] of onPage) expect([key, figures.get(key)]).toEqual([key, value]);
				for (const [key, value] of volumesIn(drawn)) expect([key, figures.get(key)]).toEqual([key, value]);
				if (view.other !== 'fold')
					for (const key of figures.keys()) if (/ flow/.test(key)) expect([...onPage.keys()]).toContain(key);
			}),
			{ numRuns: VIEWS, seed: 4 }
		);
	});

	it('is the same bytes for equal states, under whatever address', async () => {
		const one = await get('/image/map.png?year=2021&unit=twh');
		const other = await get('/image/map.png?utm_source=y&unit=twh&v=1&year=2021&d=00000000&fbclid=1');
		expect(other.headers.get('etag')).toBe(one.headers.get('etag'));
		expect(Buffer.from(await other.arrayBuffer()).equals(Buffer.from(await one.arrayBuffer()))).toBe(true);
		expect((await get('/image/map.png?year=2020&unit=twh')).headers.get('etag')).not.toBe(one.headers.get('etag'));
	});

	it('may be kept for minutes, and is not sent again to who holds it', async () => {
		for (const path of ['/image/sankey.png', '/image/sankey.svg']) {
			const { headers } = await get(path, { 'accept-encoding': 'br' });
			expect(headers.get('cache-control')).toMatch(/^public, max-age=300, stale-while-revalidate=\d+$/);
			const again = await get(path, { 'if-none-match': headers.get('etag') ?? '', 'accept-encoding': 'br' });
			expect(again.status).toBe(304);
			expect(await again.text()).toBe('');
		}
	});

	it('that is asked for by its head alone has no body', async () => {
		const response = await fetch(`${inject('baseUrl')}/image/sankey.png`, { method: 'HEAD' });
		expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
		expect(await response.text()).toBe('');
	});
});

/** No tag is left open or closed twice, every attribute has its value in quotes, and no entity is HTML's. */
function wellFormed(xml: string): boolean {
	const open: string[] = [];
	const tag = /<(\/?)([\w:]+)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/g;
	for (const [, end, name, , closed] of xml.matchAll(tag))
		if (end) {
			if (open.pop() !== name) return false;
		} else if (!closed) open.push(name!);
	const rest = xml.replace(tag, '');
	return open.length === 0 && !rest.includes('<') && !/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(xml);
}

const { firstYear, lastYear } = shippedScope;
const year = fc.integer({ min: firstYear, max: lastYear });
const some = <T>(values: Iterable<T>, most: number) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });
const anyView: fc.Arbitrary<View> = fc
	.record({
		year,
		vs: fc.option(year),
		measure: fc.constantFrom('flow' as const, 'capacity' as const),
		unit: fc.constantFrom('bcm' as const, 'bcm15' as const, 'twh' as const, 'gwhd' as const, 'bcfd' as const),
		plans: fc.boolean(),
		focus: some(shippedScope.routes, 3).map((ids) => ids.sort()),
		scale: fc.constantFrom('fixed' as const, 'fit' as const),
		other: fc.constantFrom(null, 'open' as const, 'fold' as const),
		claim: fc.option(fc.constantFrom(...claims))
	})
	.map((change) => {
		const view = viewOf(shipped, change);
		return view.vs === view.year ? { ...view, vs: null } : view;
	});

describe('a picture that cannot be drawn', () => {
	it.each([
		['/image/sankey.png?year=1066', 'year'],
		['/image/map.svg?focus=nowhere', 'focus'],
		['/image/timeline.png?span=2025..2015', 'span'],
		['/image/sankey.png?w=100', 'w'],
		['/image/sankey.png?h=5000', 'h'],
		['/image/sankey.png?scale=4', 'scale'],
		['/image/sankey.png?scale=8', 'scale'],
		['/image/sankey.png?scale=huge', 'scale'],
		['/image/sankey.png?theme=red', 'theme'],
		['/image/claims/pos2-future.png?w=x', 'w'],
		['/image/sankey.png?v=99', 'v']
	])('for its query is refused, with the key that is wrong: %s', async (path, key) => {
		const response = await get(path);
		expect(response.status).toBe(400);
		expect(response.headers.get('content-type')).toContain('application/json');
		const body = (await response.json()) as Record<string, string>;
		expect(body).toEqual({ error: `invalid ${key}`, key, expected: expect.any(String) as string });
		expect(body['expected']).not.toBe('');
	});

	it.each(['/image/pie.png', '/image/sankey.gif', '/image/claims/no-such-claim.png', '/image/claims/pos2-future.pdf'])(
		'for there is no such thing is not found: %s',
		async (path) => {
			const response = await get(path);
			expect(response.status).toBe(404);
			expect(await response.json()).toMatchObject({ key: 'path' });
		}
	);

	it('is told to a hostile query too, which neither breaks it nor gets a wrong chart', async () => {
		const values = [
			'%00',
			'%c0%ae',
			'<script>alert(1)</script>',
			'NaN',
			'1e9',
			'-1',
			'..%2f',
			'__proto__',
			'%F0%9F%94%A5'
		];
		const keys = ['year', 'w', 'h', 'scale', 'theme', 'focus', 'claim', 'at', 'unit', '__proto__'];
		for (const key of keys)
			for (const value of values) {
				const { status, text } = await sendGet(inject('baseUrl'), `/image/map.svg?${key}=${encodeURI(value)}`);
				expect([200, 400], `${key}=${value}`).toContain(status);
				if (key !== '__proto__') expect(status, `${key}=${value}`).toBe(400);
				expect(text).not.toContain('<script');
			}
	});
});

describe('many pictures at once', () => {
	/** A server of its own, for others who ask for pictures meanwhile would be put off too. */
	let server: RunningServer;
	beforeAll(async () => {
		server = await startServer();
	});
	afterAll(() => server.stop());
	const get = (path: string) => fetch(server.url + path);

	it('are one where they are one, whatever else their addresses hold', async () => {
		const answers = await Promise.all(
			Array.from({ length: 200 }, (_, i) => get(`/image/timeline.png?year=2013&span=2013..2016&x${i}=${i}`))
		);
		expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
		expect(answers.every(({ status }) => status === 200)).toBe(true);
		await Promise.all(answers.map((answer) => answer.arrayBuffer()));
	});

	it('are drawn one after another, and beyond what may wait are put off', async () => {
		const answers = await Promise.all(
			Array.from({ length: 70 }, (_, i) =>
				get(`/image/sankey.png?year=${2012 + (i % 14)}&unit=${units[i % 5]!}&w=1600&h=800`)
			)
		);
		const refused = answers.filter(({ status }) => status === 503);
		expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(30);
		expect(refused.length).toBeGreaterThan(0);
		for (const { headers } of refused) {
			expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
			expect(headers.get('cache-control')).toBe('no-store');
		}
		await Promise.all(answers.map((answer) => answer.arrayBuffer()));
		expect((await get('/image/sankey.png?year=2018')).status).toBe(200);
	});
});
