import { describe, expect, inject, it } from 'vitest';
import { eachOf } from '../support/html.ts';
import { sendGet } from '../support/raw.ts';

const get = (path: string, headers: Record<string, string> = {}) => fetch(inject('baseUrl') + path, { headers });
const page = '/sankey?year=2021';

describe('a page', () => {
	it.each([
		['br', 'br'],
		['gzip, deflate, br;q=0.5', 'br'],
		['gzip', 'gzip'],
		['gzip, br;q=0', 'gzip'],
		['identity', null],
		['deflate', null]
	])('travels to who accepts %j coded as %j, and is the same', async (accepted, coding) => {
		const response = await get(page, { 'accept-encoding': accepted });
		expect(response.headers.get('content-encoding')).toBe(coding);
		expect(response.headers.get('vary')).toMatch(/accept-encoding/i);
		expect(await response.text()).toBe(await (await get(page, { 'accept-encoding': 'identity' })).text());
	});

	it('is small on its way', async () => {
		const plain = await get(page, { 'accept-encoding': 'identity' });
		const coded = await get(page, { 'accept-encoding': 'br' });
		expect(Number(coded.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')) / 2);
	});

	it('may be kept by everyone who asks again whether it still holds', async () => {
		expect((await get(page)).headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
	});

	it.each(['/', page, '/about', '/embed/sankey', '/favicon.svg', '/data/flows.csv'])(
		'that is held already is not sent again: %s',
		async (path) => {
			const etag = (await get(path)).headers.get('etag') ?? '';
			const again = await get(path, { 'if-none-match': etag });
			expect(again.status).toBe(304);
			expect(await again.text()).toBe('');
			expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
		}
	);

	it('is one page under all its addresses', async () => {
		const etag = (await get(page)).headers.get('etag');
		for (const other of [`${page}&utm_source=x`, '/sankey?fbclid=1&year=2021']) {
			expect((await get(other)).headers.get('etag')).toBe(etag);
		}
		expect((await get('/sankey?year=2020')).headers.get('etag')).not.toBe(etag);
	});

	it('is one page for a thousand who each add something that is nobody’s', { timeout: 120_000 }, async () => {
		const tags = new Set<string | null>();
		await eachOf(
			Array.from({ length: 1_000 }, (_, i) => `/map?year=2016&${i}=${i}&ref=${i}`),
			async (path) => {
				const { status, headers, body } = await get(path, { 'accept-encoding': 'br' });
				await body?.cancel();
				tags.add(status === 200 ? headers.get('etag') : `${status} ${path}`);
			},
			50
		);
		expect([...tags]).toEqual([(await get('/map?v=1&year=2016')).headers.get('etag')]);
	});

	it('asked for by its head alone has the same head and no body', async () => {
		const response = await fetch(inject('baseUrl') + page, { method: 'HEAD' });
		expect(response.status).toBe(200);
		expect(response.headers.get('etag')).toBe((await get(page)).headers.get('etag'));
		expect(await response.text()).toBe('');
	});

	it('made for one host is not shown at another', async () => {
		await sendGet(inject('baseUrl'), '/?year=2019', ['Host: evil.example']);
		const { text } = await sendGet(inject('baseUrl'), '/?year=2019', ['Host: localhost']);
		expect(text).not.toContain('evil.example');
	});

	it('says nothing of the way on which its first visitor came', async () => {
		const path = '/sankey?year=2018';
		const first = await (await get(`${path}&utm_source=a-private-letter&fbclid=4711abc`)).text();
		expect(first).not.toMatch(/a-private-letter|4711abc/);
		expect(await (await get(path)).text()).toBe(first);
	});

	it('that is not there may be there tomorrow', async () => {
		const { status, headers } = await get('/nowhere');
		expect(status).toBe(404);
		expect(headers.get('cache-control')).toMatch(/max-age=0|no-store/);
	});
});
