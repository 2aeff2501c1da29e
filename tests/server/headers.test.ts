import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { createGuardedServer } from '../../scripts/server.js';
import { builtAddress } from '../support/built.ts';
import { gradeOf } from '../support/observatory.ts';
import { send } from '../support/raw.ts';

const get = (path: string, headers: Record<string, string> = {}) =>
	fetch(inject('baseUrl') + path, { headers, redirect: 'manual' });

const answers = [
	['a page', '/'],
	['a page of text', '/about'],
	['a page that is not there', '/nowhere'],
	['a page of a thing that is not there', '/routes/nowhere'],
	['a page that cannot be read', '/x%c0%ae'],
	['a page under too long an address', `/?${'x'.repeat(9_000)}`],
	['an embed', '/embed/sankey'],
	['a file', '/robots.txt'],
	['a script', '/_app/version.json'],
	['a file of data', '/data/flows.csv'],
	['all files of data', '/data/gas-pivot.zip'],
	['the figures of a view', '/data/view.csv?v=1&year=2021'],
	['the figures of no view', '/data/view.json?year=1066'],
	['a feed', '/changes.atom'],
	['a map of the site', '/sitemap.xml'],
	['a picture', '/image/sankey.png'],
	['a picture in lines', '/image/map.svg'],
	['a picture of nothing', '/image/sankey.png?w=1'],
	['a code to scan', '/qr.svg?for=sankey'],
	['what an embed is made with', '/oembed?url=x'],
	['a script of an embed', '/embed.js'],
	['the state of the server', '/healthz']
] as const;

/** What is refused before there is a request that could be answered. */
const unread = [
	['no HTTP', 'hello\r\n\r\n', 400],
	['a head too long', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
	['a way through', 'CONNECT evil.example:80 HTTP/1.1\r\nHost: a\r\n\r\n', 405],
	['a method of writing', 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 405],
	['a body', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi', 413]
] as const;

/** An answer read by hand, for `fetch` would send none of those. */
async function sent(bytes: string, url: string = inject('baseUrl')) {
	const { status, text } = await send(url, bytes);
	const [head = '', body = ''] = text.split('\r\n\r\n');
	const lines = head.split('\r\n').slice(1);
	return {
		status,
		body,
		headers: new Headers(
			lines.map((line): [string, string] => [line.split(':', 1)[0]!, line.replace(/^[^:]*:\s*/, '')])
		)
	};
}

function expectCommon(headers: Headers) {
	expect(headers.get('x-content-type-options')).toBe('nosniff');
	expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
	expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
	expect(headers.get('cross-origin-resource-policy')).toMatch(/^(same|cross)-origin$/);
	expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
	expect(headers.get('set-cookie')).toBeNull();
	expect(headers.get('x-powered-by')).toBeNull();
}

const pages = answers.filter(([name]) => name.startsWith('a page'));

/** The directives of a policy, by name. */
const policyOf = (headers: Headers) =>
	new Map(
		(headers.get('content-security-policy') ?? '').split(';').map((directive) => {
			const [name = '', ...values] = directive.trim().split(/\s+/);
			return [name, values.join(' ')];
		})
	);

describe('the headers', () => {
	it.each(answers)('of %s keep it from being sniffed, followed and opened into', async (_, path) => {
		const { headers } = await get(path);
		expectCommon(headers);
		expect(headers.get('permissions-policy')).toContain('clipboard-write=(self)');
	});

	it.each(unread)('of a refusal of %s are the same, and name the reason in a sentence', async (_, bytes, expected) => {
		const { status, headers, body } = await sent(bytes);
		expect(status).toBe(expected);
		expectCommon(headers);
		expect(headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(headers.get('content-type')).toMatch(/charset=utf-8$/);
		expect(body).toMatch(/[A-Z][^.]+\./);
		expect(body).not.toContain('evil');
	});

	it('of a fault of ours are the same', async () => {
		const log = vi.spyOn(console, 'error').mockReturnValue();
		const { server, stop } = createGuardedServer(() => Promise.reject(new Error('broken')));
		onTestFinished(async () => {
			log.mockRestore();
			await stop();
		});
		server.listen(0);
		await once(server, 'listening');
		const { status, headers } = await fetch(`http://localhost:${(server.address() as AddressInfo).port}/`);
		expect(status).toBe(500);
		expectCommon(headers);
		expect(policyOf(headers).get('frame-ancestors')).toBe("'none'");
	});

	it.each(answers)('of %s name the character set of text', async (_, path) => {
		const type = (await get(path)).headers.get('content-type') ?? '';
		if (/^text\/|xml/.test(type) && !type.startsWith('image/svg')) expect(type).toMatch(/;\s*charset=utf-8$/i);
	});

	it.each(pages)('of %s hold the whole policy', async (_, path) => {
		const policy = policyOf((await get(path)).headers);
		expect(policy.get('default-src')).toBe("'none'");
		for (const name of ['script-src', 'object-src', 'connect-src', 'worker-src'])
			expect(policy.get(name) ?? policy.get('default-src'), name).toMatch(/^'(self|none)'(?: 'sha256-[^']+')*$/);
		expect(policy.get('base-uri')).toMatch(/^'(self|none)'$/);
		expect(policy.get('form-action')).toMatch(/^'(self|none)'$/);
		expect(policy.get('frame-ancestors')).toBe("'none'");
	});

	it.each(answers.filter(([name]) => name !== 'an embed'))(
		'of %s keep it out of the frames of others',
		async (_, path) => {
			expect(policyOf((await get(path)).headers).get('frame-ancestors')).toBe("'none'");
		}
	);

	it('of an embed let anyone frame it', async () => {
		const { headers } = await get('/embed/sankey');
		expect(policyOf(headers).get('frame-ancestors')).toBe('*');
		expect(policyOf(headers).get('default-src')).toBe("'none'");
		expect(headers.get('x-frame-options')).toBeNull();
		expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
	});

	it.each(['/', '/about', '/nowhere', '/claims/pos2-replaces-ns2', '/sankey?v=1&year=2021'])(
		'of %s earn an A+ behind TLS, with room above it',
		async (path) => {
			const response = await get(path, { 'x-forwarded-proto': 'https' });
			const { score, lost } = gradeOf(response.headers, await response.text());
			expect(lost).toEqual([]);
			expect(score).toBeGreaterThanOrEqual(110);
		}
	);

	it('of an embed earn an A+ too, for who may frame it is said', async () => {
		const response = await get('/embed/sankey', { 'x-forwarded-proto': 'https' });
		expect(gradeOf(response.headers, await response.text()).score).toBeGreaterThanOrEqual(110);
	});

	it('let others show what is for them, and nothing else', async () => {
		for (const path of ['/embed/map', '/embed.js', '/frame.js', '/card.png', '/image/sankey.png', '/data/flows.csv'])
			expect((await get(path)).headers.get('cross-origin-resource-policy'), path).toBe('cross-origin');
		for (const path of ['/', '/claims', await builtAddress(inject('baseUrl'), 'facts.json'), '/nowhere', '/healthz'])
			expect((await get(path)).headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
	});

	it('let a page without an origin of its own load our scripts and figures', async () => {
		expect((await get('/_app/version.json')).headers.get('access-control-allow-origin')).toBe('*');
		expect((await get('/data/flows.csv')).headers.get('access-control-allow-origin')).toBe('*');
		expect((await get('/')).headers.get('access-control-allow-origin')).toBeNull();
	});

	it('ask for https only where there is https', async () => {
		expect((await get('/')).headers.get('strict-transport-security')).toBeNull();
		const secure = await get('/', { 'x-forwarded-proto': 'https' });
		expect(secure.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
	});

	it('keep for ever only what never changes', async () => {
		const html = await (await get('/sankey')).text();
		const script = /\/_app\/immutable\/[^"'\s]+\.js/.exec(html)?.[0];
		expect((await get(script ?? '')).headers.get('cache-control')).toContain('immutable');
		for (const [, path] of answers) expect((await get(path)).headers.get('cache-control')).not.toContain('immutable');
	});
});
