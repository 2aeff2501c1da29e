import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { policyIn } from '../../scripts/headers.js';
import { hydrated, launch, openContext, openPage } from '../support/browser.ts';
import { copyWith } from '../support/build.ts';
import { headersOf, readHeaders, type HeaderRule } from '../support/headers.ts';
import { shipped } from '../support/network.ts';
import { chunksOf, textsOf } from '../support/png.ts';

const BASE = '/gas';
const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.webmanifest': 'application/manifest+json',
	'.png': 'image/png',
	'.csv': 'text/csv; charset=utf-8'
};
let folder = '';
let site = '';
let server: Server;
/** The host is not to be reached. */
let cut = false;
let rules: readonly HeaderRule[];
const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE}`;

/** A host that knows files and nothing else: a folder's index, and 404 for what is not there. */
async function file(pathname: string): Promise<{ body: Buffer; type: string } | null> {
	if (!pathname.startsWith(`${BASE}/`)) return null;
	const asked = decodeURIComponent(pathname.slice(BASE.length));
	const name = asked.endsWith('/') ? `${asked}index.html` : asked;
	const body = await readFile(path.join(site, name)).catch(() => null);
	return body && { body, type: types[path.extname(name)] ?? 'application/octet-stream' };
}

beforeAll(async () => {
	folder = await copyWith({});
	await promisify(execFile)(process.execPath, ['scripts/build-static.js'], {
		cwd: folder,
		env: { ...process.env, BASE_PATH: BASE, ORIGIN: 'https://gas.example', NODE_ENV: 'production' },
		maxBuffer: 1e8
	});
	site = path.join(folder, 'build-static');
	rules = readHeaders(await readFile(path.join(site, '_headers'), 'utf8'));
	server = createServer((request, response) => {
		if (cut) return void request.socket.destroy();
		const { pathname } = new URL(request.url ?? '/', 'http://host');
		if (pathname === '/frames') {
			response.setHeader('content-type', 'text/html');
			const [embed, page] = [`${address()}/embed/map/`, `${address()}/map/`];
			response.end(`<iframe sandbox="allow-scripts" src="${embed}"></iframe><iframe src="${page}"></iframe>`);
			return;
		}
		void file(pathname).then((found) => {
			for (const { name, value } of headersOf(rules, pathname)) response.appendHeader(name, value);
			response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' });
			response.end(found?.body ?? 'nothing here');
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
}, 600_000);
afterAll(async () => {
	server.close();
	await rm(folder, { recursive: true, force: true });
});

describe('the static site, under a path of its host', () => {
	it('has no dead link and no missing file', async () => {
		const seen = new Map<string, boolean>();
		const waiting = [`${BASE}/`];
		while (waiting.length > 0) {
			const at = waiting.pop()!;
			if (seen.has(at)) continue;
			const found = await file(at);
			seen.set(at, found !== null);
			if (!found?.type.startsWith('text/html')) continue;
			for (const [, link] of found.body.toString().matchAll(/(?:href|src)="([^"]+)"/g)) {
				const url = new URL(link!.replaceAll('&amp;', '&'), `http://host${at}`);
				if (url.host !== 'host' && url.host !== 'gas.example') continue;
				// A host sends a folder asked for without its slash on to it with one.
				const there = /\/[^./]+$/.test(url.pathname) ? `${url.pathname}/` : url.pathname;
				if (!seen.has(there)) waiting.push(there);
			}
		}
		expect([...seen].filter(([, there]) => !there).map(([at]) => at)).toEqual([]);
		expect(seen.size).toBeGreaterThan(250);
	});
	it('brings every state of a chart in the browser, and changes it without a server', async () => {
		const context = await (await launch()).newContext();
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on('pageerror', (error) => complaints.push(String(error)));
		await page.goto(`${address()}/sankey/?v=1&year=2021&focus=nord-stream-2`);
		await hydrated(page);
		await expect.poll(() => page.locator('h1').textContent()).toBe('In 2021 Nord Stream 2 carried nothing.');
		await page.getByRole('link', { name: 'Year after' }).click();
		await expect.poll(() => page.locator('h1').textContent()).toBe('In 2022 Nord Stream 2 carried nothing.');
		await page.goto(`${address()}/embed/map/?v=1&year=2021&focus=nord-stream-2`);
		await expect.poll(() => page.locator('h1').textContent()).toBe('In 2021 Nord Stream 2 carried nothing.');
		expect(complaints).toEqual([]);
		await context.close();
	});
	/** What a robot that unfurls links finds in a file. */
	const cardOf = async (at: string) => {
		const html = (await file(BASE + at))!.body.toString();
		const of = (name: string) => new RegExp(`property="og:${name}" content="([^"]*)"`).exec(html)?.[1] ?? '';
		return {
			title: of('title'),
			description: of('description'),
			url: of('url'),
			image: of('image'),
			alt: of('image:alt')
		};
	};
	it.each(['', 'sankey/', 'map/', 'timeline/'])(
		'unfurls /%s, a file for all states, with a card that is wrong for none: no figures, no state in its address',
		async (at) => {
			const { image, url, alt, title, description } = await cardOf(`/${at}`);
			expect(image).toBe(`https://gas.example${BASE}/card.png`);
			expect(url).toBe(`https://gas.example${BASE}/${at}`);
			if (at !== '') expect(title + description + alt).not.toMatch(/\d/);
			expect((await file(`${BASE}/card.png`))?.type).toBe('image/png');
		}
	);
	it.each([
		['/claims/pos2-replaces-ns2/', `/image/claims/pos2-replaces-ns2.png`],
		['/routes/nord-stream-2/', `/image/routes/nord-stream-2.png`]
	])('unfurls %s, which has one state, with its own picture', async (at, picture) => {
		const { image } = await cardOf(at);
		expect(image).toBe(`https://gas.example${BASE}${picture}`);
		const { body, type } = (await file(BASE + picture))!;
		expect(type).toBe('image/png');
		expect(body.readUInt32BE(16)).toBe(1200);
		expect(textsOf(body)['Title']).toMatch(/Power of Siberia 2|Nord Stream 2/);
	});
	it('leaves nothing of the state that a file was written with', async () => {
		const marks = (page: Page) =>
			page
				.locator('main [data-route]')
				.evaluateAll((all) =>
					all.map((mark) => ['data-route', 'data-kind', 'data-value'].map((name) => mark.getAttribute(name)).join(' '))
				);
		const state = '?v=1&year=2031&vs=2030&unit=twh&focus=eu&claim=fifty-bcm-for-west&scale=fit&other=fold';
		const served = await openPage(`/sankey${state}`);
		const page = await (await openContext()).newPage();
		await page.goto(`${address()}/sankey/${state}`);
		await hydrated(page);
		expect(await marks(page)).toEqual(await marks(served.page));
	});
	it('opens again without its host what was seen, and says so of what was not', async () => {
		const page = await (await openContext({ serviceWorkers: 'allow' })).newPage();
		await page.goto(`${address()}/sankey/?v=1&year=2021&focus=nord-stream-2`);
		await hydrated(page);
		const kept = () =>
			page.evaluate(async () => {
				const names = (await caches.keys()).filter((name) => name.endsWith(' pages'));
				return (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat().length;
			});
		await expect.poll(kept, { timeout: 30_000 }).toBe(1);
		cut = true;
		await page.goto(`${address()}/sankey/?v=1&year=2022&focus=nord-stream-2`);
		await hydrated(page);
		await expect.poll(() => page.locator('h1').textContent()).toBe('In 2022 Nord Stream 2 carried nothing.');
		await page.goto(`${address()}/about/`);
		expect(await page.locator('h1').textContent()).toBe('This page was not opened here before');
		expect(await page.locator('#seen a').count()).toBe(1);
		cut = false;
	});
	it('has the picture of every route, of every claim, and of each chart as it first stands', async () => {
		const there = async (folder: string) => (await readdir(path.join(site, 'image', folder))).sort();
		expect(await there('routes')).toEqual(shipped.routes.map(({ id }) => `${id}.png`).sort());
		expect((await there('claims')).length).toBe(shipped.claims.length);
		for (const chart of ['sankey', 'map', 'timeline']) {
			const { body } = (await file(`${BASE}/image/${chart}.png`))!;
			expect(chunksOf(body).at(-1)!.type).toBe('IEND');
			const html = (await file(`${BASE}/${chart}/`))!.body.toString();
			expect(html).toContain(`<h1 id="chart-title">${textsOf(body)['Title']!}</h1>`);
			expect(html).toContain(`/image/${chart}.png?`);
		}
	});
	it('offers a picture of a state that has one, and of no other', async () => {
		const context = await (await launch()).newContext();
		const page = await context.newPage();
		const offered = async (query: string) => {
			await page.goto(`${address()}/sankey/${query}`);
			await hydrated(page);
			await page.getByText('Share, embed, download, cite').click();
			return page.getByRole('region', { name: 'Download' }).getByRole('link', { name: 'PNG' }).count();
		};
		expect(await offered('')).toBe(1);
		expect(await offered('?v=1&year=2019')).toBe(0);
		await context.close();
	});
});

describe('what hosts are told to send', () => {
	const sent = (at: string) => new Map(headersOf(rules, BASE + at).map(({ name, value }) => [name, value]));
	const ours = async (at: string) =>
		(await fetch(inject('baseUrl') + at, { headers: { 'x-forwarded-proto': 'https' } })).headers;
	const directives = (policy: string | null | undefined) =>
		(policy ?? '')
			.split(/;\s*/)
			.filter((one) => one !== '')
			.sort();

	it.each([
		['/', '/'],
		['/sankey/', '/sankey'],
		['/claims/pos2-replaces-ns2/', '/claims/pos2-replaces-ns2'],
		['/about/', '/about'],
		['/404.html', '/nowhere'],
		['/embed/map/', '/embed/map'],
		['/image/sankey.svg', '/image/sankey.svg'],
		['/favicon.svg', '/favicon.svg'],
		['/card.png', '/card.png'],
		['/embed.js', '/embed.js'],
		['/data/flows.csv', '/data/flows.csv']
	])('with %s is what our server sends: one value of each header', async (at, own) => {
		const names = headersOf(rules, BASE + at).map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		const [headers, server] = [sent(at), await ours(own)];
		for (const name of [
			'x-content-type-options',
			'referrer-policy',
			'cross-origin-opener-policy',
			'cross-origin-resource-policy',
			'permissions-policy',
			'strict-transport-security',
			'access-control-allow-origin'
		])
			expect(headers.get(name) ?? null, name).toBe(server.get(name));
	});
	it.each(['/', '/sankey/', '/embed/map/'])(
		'with %s is the policy of our server, but for what only the page knows of its scripts',
		async (at) => {
			const own = directives((await ours(at === '/' ? at : at.slice(0, -1))).get('content-security-policy'));
			const known = /^(?:default-src|script-src|require-trusted-types-for|trusted-types)\b/;
			const header = directives(sent(at).get('content-security-policy'));
			expect(header).toEqual(own.filter((one) => !/^(?:default-src|script-src)\b/.test(one)));
			const page = directives(policyIn((await file(BASE + at))!.body.toString()));
			for (const one of own.filter((one) => known.test(one)).map((one) => one.split(' ')[0]!))
				expect(page.map((directive) => directive.split(' ')[0])).toContain(one);
		}
	);
	it('lets anyone frame an embed, and nobody another page', () => {
		expect(sent('/embed/map/').get('content-security-policy')).toContain('frame-ancestors *');
		for (const at of ['/', '/map/', '/claims/', '/routes/nord-stream-1/', '/data/', '/404.html'])
			expect(sent(at).get('content-security-policy'), at).toContain("frame-ancestors 'none'");
	});
	it('keeps for ever what never changes', async () => {
		const [script] = await readdir(path.join(site, '_app', 'immutable', 'entry'));
		const [version] = await readdir(path.join(site, 'built'));
		for (const at of [`/_app/immutable/entry/${script!}`, `/built/${version!}/basemap.svg`])
			expect(sent(at).get('cache-control'), at).toContain('immutable');
		expect(sent('/sankey/').get('cache-control')).toBeUndefined();
	});
	it('works with what the pages say of themselves, in a browser: nothing is refused, and an embed is framed', async () => {
		const context = await (await launch()).newContext();
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error') complaints.push(message.text());
		});
		for (const at of ['/', '/map/', '/claims/', '/embed/sankey/']) {
			await page.goto(address() + at);
			await hydrated(page);
		}
		const frames = await context.newPage();
		// The same machine under another name is another origin.
		await frames.goto(`${address().replace(BASE, '').replace('127.0.0.1', 'localhost')}/frames`);
		const [embed, chart] = frames.frames().slice(1);
		await expect.poll(() => embed!.locator('figure svg.chart').count(), { timeout: 20_000 }).toBeGreaterThan(0);
		expect(await chart!.locator('figure').count()).toBe(0);
		expect(complaints).toEqual([]);
		await context.close();
	});
	it('lets Caddy keep no answer that says a file is missing: it sets headers before it knows', async () => {
		const text = await readFile(path.join(folder, 'build-hosts', 'Caddyfile'), 'utf8');
		expect(/handle_errors \{[^}]*\}/.exec(text)?.[0]).toMatch(/header cache-control "[^"]*max-age=0/);
	});
	it.each(['nginx.conf', 'Caddyfile'])('stands in %s too, the same values', async (name) => {
		const text = await readFile(path.join(folder, 'build-hosts', name), 'utf8');
		for (const at of [
			'/',
			'/embed/map/',
			'/image/sankey.svg',
			'/_app/immutable/x.js',
			'/built/x/y.svg',
			'/data/flows.csv'
		])
			for (const [header, value] of sent(at)) {
				expect(text, header).toContain(header);
				expect(text, `${header} of ${at}`).toContain(value);
			}
	});
});
