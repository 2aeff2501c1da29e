import { describe, expect, inject, it } from 'vitest';

const get = (path: string, headers: Record<string, string> = {}) =>
	fetch(inject('baseUrl') + path, { headers, redirect: 'manual' });

const answers = [
	['a page', '/'],
	['a page of text', '/about'],
	['a page that is not there', '/nowhere'],
	['a page that cannot be read', '/x%c0%ae'],
	['an embed', '/embed/sankey'],
	['a file', '/robots.txt'],
	['a script', '/_app/version.json'],
	['a file of data', '/data/flows.csv'],
	['the state of the server', '/healthz']
] as const;

const pages = answers.filter(([name]) => name.startsWith('a page'));

/** The directives of a policy, by name. */
const policyOf = (response: Response) =>
	new Map(
		(response.headers.get('content-security-policy') ?? '').split(';').map((directive) => {
			const [name = '', ...values] = directive.trim().split(/\s+/);
			return [name, values.join(' ')];
		})
	);

describe('the headers', () => {
	it.each(answers)('of %s keep it from being sniffed, followed and opened into', async (_, path) => {
		const { headers } = await get(path);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
		expect(headers.get('permissions-policy')).toContain('clipboard-write=(self)');
		expect(headers.get('set-cookie')).toBeNull();
		expect(headers.get('x-powered-by')).toBeNull();
	});

	it.each(answers)('of %s name the character set of text', async (_, path) => {
		const type = (await get(path)).headers.get('content-type') ?? '';
		if (type.startsWith('text/')) expect(type).toMatch(/;\s*charset=utf-8$/i);
	});

	it.each(pages)('of %s hold the whole policy', async (_, path) => {
		const policy = policyOf(await get(path));
		expect(policy.get('default-src')).toMatch(/^'(self|none)'$/);
		expect(policy.get('script-src') ?? policy.get('default-src')).not.toMatch(/unsafe|\*|https?:/);
		expect(policy.get('base-uri')).toMatch(/^'(self|none)'$/);
		expect(policy.get('form-action')).toMatch(/^'(self|none)'$/);
		expect(policy.get('frame-ancestors')).toBe("'none'");
	});

	it.each(answers.filter(([name]) => name !== 'an embed'))(
		'of %s keep it out of the frames of others',
		async (_, path) => {
			expect(policyOf(await get(path)).get('frame-ancestors')).toBe("'none'");
		}
	);

	it('of an embed let anyone frame it', async () => {
		const response = await get('/embed/sankey');
		expect(policyOf(response).get('frame-ancestors')).toBe('*');
		expect(policyOf(response).get('default-src')).toBe("'self'");
		expect(response.headers.get('x-frame-options')).toBeNull();
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
