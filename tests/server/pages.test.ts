import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { answer, compress, createPages, preferredCoding, readPage, type Page } from '#lib/server/pages.ts';

const html = `<!doctype html>${'<p>gas</p>'.repeat(500)}`;

const rendered = (headers: Record<string, string> = {}, status = 200, body = html) =>
	new Response(body, { status, headers: { 'content-type': 'text/html', etag: '"abc"', ...headers } });

const asked = (headers: Record<string, string> = {}) => new Headers(headers);

/** A page that is known by its tag. */
const page = async (tag: string) => (await readPage(rendered({ etag: `"${tag}"` }))) as Page;
const never = () => Promise.reject(new Error('it is kept already'));

describe('the pages that are kept', () => {
	it('are rendered once, however many ask at the same time', async () => {
		const pages = createPages(10);
		const render = vi.fn(async () => {
			await wait(5);
			return page('a');
		});
		const asked = await Promise.all(Array.from({ length: 100 }, () => pages.of('a', render)));
		expect(new Set(asked).size).toBe(1);
		expect(render).toHaveBeenCalledOnce();
	});

	it('are those that were last asked for', async () => {
		const pages = createPages(2);
		for (const key of ['a', 'b', 'a', 'c']) await pages.of(key, () => page(key));
		expect(await pages.of('a', never)).toHaveProperty('etag', 'W/"a"');
		await expect(pages.of('b', never)).rejects.toThrow();
	});

	it('do not hold what came out as no page, or did not come out', async () => {
		const pages = createPages(10);
		const fails = () => Promise.reject(new Error('broken'));
		const [first, second, third] = await Promise.allSettled([
			pages.of('a', fails),
			pages.of('a', () => Promise.resolve(rendered({}, 404))),
			pages.of('a', () => page('a'))
		]);
		expect(first.status).toBe('rejected');
		expect(second).toHaveProperty('value.status', 404);
		expect(third).toHaveProperty('value.etag', 'W/"a"');
	});
});

describe('the coding of a body', () => {
	it.each([
		[null, 'identity'],
		['', 'identity'],
		['br', 'br'],
		['gzip, BR', 'br'],
		['gzip;q=1.0, br;q=0', 'gzip'],
		['br;q=0.0, gzip; q=0', 'identity'],
		['*', 'identity'],
		['brotli, xgzip', 'identity']
	])('for %j is %s', (accepted, coding) => {
		expect(preferredCoding(accepted)).toBe(coding);
	});
});

describe('an answer of the app', () => {
	it.each([
		['is no page when it failed', rendered({}, 500)],
		['is no page when it leads elsewhere', rendered({}, 303)],
		['is no page when it is no HTML', rendered({ 'content-type': 'application/json' })],
		['is no page when it sets a cookie', rendered({ 'set-cookie': 'a=b' })],
		[
			'is no page when it is written bit by bit, without a tag',
			new Response(html, { headers: { 'content-type': 'text/html' } })
		]
	])('%s, and is left unread', async (_, response) => {
		expect(await readPage(response)).toBe(response);
		expect(response.bodyUsed).toBe(false);
	});

	it('becomes a page with the same text in every coding', async () => {
		const page = (await readPage(rendered())) as Page;
		const decoded = {
			identity: Buffer.from(await page.body('identity')),
			gzip: gunzipSync(await page.body('gzip')),
			br: brotliDecompressSync(await page.body('br'))
		};
		for (const text of Object.values(decoded)) expect(text.toString()).toBe(html);
	});

	it.each(['"abc"', 'W/"abc"', '"x", W/"abc"', '*'])('is not sent to who holds %s', async (held) => {
		const page = (await readPage(rendered({ link: '</a.js>' }))) as Page;
		const response = await answer(page, asked({ 'if-none-match': held }));
		expect(response.status).toBe(304);
		expect(response.body).toBeNull();
		expect(response.headers.get('etag')).toBe('W/"abc"');
	});

	it('keeps the headers that it was given', async () => {
		const page = (await readPage(rendered({ 'content-security-policy': 'x', vary: 'Accept' }))) as Page;
		const { headers } = await answer(page, asked({ 'accept-encoding': 'gzip' }));
		expect(headers.get('content-security-policy')).toBe('x');
		expect(headers.get('vary')).toBe('Accept, Accept-Encoding');
		expect(headers.get('content-encoding')).toBe('gzip');
	});

	it('that is no page is coded all the same when it is text', async () => {
		const response = await compress(rendered({}, 404), asked({ 'accept-encoding': 'gzip' }));
		expect(response.status).toBe(404);
		expect(response.headers.get('etag')).toBe('W/"abc"');
		expect(gunzipSync(Buffer.from(await response.arrayBuffer())).toString()).toBe(html);
	});

	it.each([
		['a picture', rendered({ 'content-type': 'image/png' })],
		['what is coded already', rendered({ 'content-encoding': 'br' })],
		['what is too short to gain', rendered({}, 200, 'short')]
	])('is not coded when it is %s', async (_, response) => {
		const before = response.headers.get('content-encoding');
		expect((await compress(response, asked({ 'accept-encoding': 'br' }))).headers.get('content-encoding')).toBe(before);
	});
});
