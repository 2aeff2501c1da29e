import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, openContext } from '../support/browser.ts';

/** A bare page of another origin, with an embed in a column of a width. */
let host: Server;
let origin = '';
beforeAll(async () => {
	host = createServer((request, response) => {
		const asked = new URL(request.url ?? '/', 'http://host').searchParams;
		const code = (asked.get('code') ?? '').replace('<iframe ', `<iframe ${asked.get('sandbox') ?? ''} `);
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(
			`<!doctype html><meta name="viewport" content="width=device-width"><body style="margin:0"><div style="width:${asked.get('width') ?? ''}px">${code}</div>`
		);
	});
	await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
	origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});
afterAll(() => host.close());

const codeOf = async (path: string, script: boolean) => {
	const url = encodeURIComponent(inject('baseUrl') + path);
	const { html } = (await (await fetch(`${inject('baseUrl')}/oembed?url=${url}`)).json()) as { html: string };
	return script ? `${html}<script async src="${inject('baseUrl')}/embed.js"></script>` : html;
};

describe.each([
	'/sankey?v=1&year=2021',
	'/map?v=1&year=2025&plans=on',
	'/timeline?v=1&span=2021..2023&focus=nord-stream-1'
])('an embed of %s', (path) => {
	it.each([
		[320, true, ''],
		[700, true, ''],
		[320, false, ''],
		[700, false, ''],
		[320, true, 'sandbox="allow-scripts"'],
		[700, true, 'sandbox="allow-scripts"'],
		[700, true, 'sandbox']
	])('at %i px, scripts %s, %s: is whole, without scrollbars', async (width, scripts, sandbox) => {
		const code = await codeOf(path, scripts);
		const context = await (await launch()).newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts });
		const page = await context.newPage();
		const query = new URLSearchParams({ width: String(width), code, sandbox });
		await page.goto(`${origin}/?${query.toString()}`, { waitUntil: 'networkidle' });
		await page.locator('iframe').scrollIntoViewIfNeeded();
		const measure = () =>
			page.frames()[1]!.evaluate(() => {
				const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement;
				const chart = document.querySelector('figure svg.chart')!.getBoundingClientRect();
				const home = document.querySelector('.home')!.getBoundingClientRect();
				return {
					sideways: scrollWidth > clientWidth,
					down: scrollHeight > clientHeight + 1,
					chart: chart.height,
					home: home.bottom <= clientHeight + 1,
					spare: clientHeight - home.bottom
				};
			});
		await expect.poll(measure).toMatchObject({ sideways: false, down: false, home: true });
		expect((await measure()).chart).toBeGreaterThan(200);
		if (scripts && sandbox !== 'sandbox') await expect.poll(async () => (await measure()).spare).toBeLessThan(40);
		await context.close();
	});
});

describe('the script of the page round an embed', () => {
	it('gives a frame its height though the frame was there first, and said it to nobody', async () => {
		const page = await (await openContext({ viewport: { width: 700, height: 900 } })).newPage();
		let release = () => {};
		const shown = new Promise<void>((resolve) => (release = resolve));
		await page.route('**/embed.js', (route) => shown.then(() => route.continue()));
		const code = await codeOf('/sankey?v=1&year=2021', true);
		const query = new URLSearchParams({ width: '700', code });
		await page.goto(`${origin}/?${query.toString()}`, { waitUntil: 'domcontentloaded' });
		const height = () => page.locator('iframe').evaluate((frame) => frame.clientHeight);
		const own = page.frameLocator('iframe').locator('html[data-grows] .embed');
		await own.waitFor();
		await page.waitForTimeout(300);
		/** Pixels that the frame is higher than its page, which may yet change when its typeface comes. */
		const spare = async () => (await height()) - Math.ceil((await own.boundingBox())!.height);
		expect(await spare()).not.toBe(0);
		release();
		await expect.poll(spare).toBe(0);
	});
});

describe('an embed in a frame without an origin', () => {
	it.each(['sandbox', 'sandbox="allow-scripts"'])(
		'%s: asks for nothing that it is refused, and has its land',
		async (sandbox) => {
			const context = await (await launch()).newContext({ viewport: { width: 700, height: 700 } });
			const page = await context.newPage();
			const refused: string[] = [];
			page.on('console', (message) => {
				if (message.type() === 'error' && !message.text().startsWith('Blocked script')) refused.push(message.text());
			});
			const query = new URLSearchParams({ width: '700', code: await codeOf('/map?v=1&year=2021', false), sandbox });
			await page.goto(`${origin}/?${query.toString()}`, { waitUntil: 'networkidle' });
			const land = page.frames()[1]!.locator('use.land:visible').first();
			await expect.poll(async () => (await land.boundingBox())?.width ?? 0).toBeGreaterThan(300);
			expect(refused).toEqual([]);
			await context.close();
		}
	);
});

describe('framing', () => {
	it('is for embeds alone', async () => {
		const policy = async (path: string) =>
			(await fetch(inject('baseUrl') + path)).headers.get('content-security-policy');
		expect(await policy('/embed/map?v=1')).toContain('frame-ancestors *');
		for (const path of ['/', '/map?v=1', '/claims', '/embed-not', '/oembed'])
			expect(await policy(path)).toContain("frame-ancestors 'none'");
	});
	it('takes the theme that it asks for', async () => {
		expect(await (await fetch(`${inject('baseUrl')}/embed/map?v=1&theme=dark`)).text()).toContain(
			'<html lang="en" data-theme="dark">'
		);
		expect(await (await fetch(`${inject('baseUrl')}/embed/map?v=1&theme="><script>`)).text()).toContain(
			'<html lang="en">'
		);
		expect(await (await fetch(`${inject('baseUrl')}/map?v=1&theme=dark`)).text()).not.toContain('data-theme');
	});
});

describe('oEmbed', () => {
	const ask = (query: string) => fetch(`${inject('baseUrl')}/oembed?${query}`);
	const own = (path: string) => `url=${encodeURIComponent(inject('baseUrl') + path)}`;
	it('answers with what the specification requires of a rich answer', async () => {
		const answer = (await (await ask(own('/sankey?v=1&year=2021'))).json()) as Record<string, unknown>;
		expect(answer).toMatchObject({
			version: '1.0',
			type: 'rich',
			width: expect.any(Number) as number,
			height: expect.any(Number) as number
		});
		expect(answer.html).toContain('title="In 2021 Europe received');
		expect(answer.html).toContain('loading="lazy"');
		expect(answer).toMatchObject({ thumbnail_width: 1200, thumbnail_height: 630 });
	});
	it('keeps within the room that it is given', async () => {
		const answer = (await (await ask(`${own('/map?v=1')}&maxwidth=400&maxheight=300`)).json()) as {
			width: number;
			height: number;
			thumbnail_url?: string;
		};
		expect(answer.width).toBeLessThanOrEqual(400);
		expect(answer.height).toBeLessThanOrEqual(300);
		expect(answer.thumbnail_url).toBeUndefined();
	});
	it('answers in XML when asked to', async () => {
		const response = await ask(`${own('/map?v=1')}&format=xml`);
		expect(response.headers.get('content-type')).toContain('text/xml');
		expect(await response.text()).toMatch(/^<\?xml[^>]*>\n<oembed>.*<type>rich<\/type>.*&lt;iframe/s);
	});
	it.each([
		['no url', '', 400],
		['no address', 'url=nord-stream', 400],
		['another site', 'url=https%3A%2F%2Fexample.org%2Fsankey', 404],
		['a script', 'url=javascript%3Aalert(1)', 404],
		['a page that is no chart', 'URL:/nothing', 404],
		['an unknown claim', 'URL:/claims/none-such', 404],
		['a width that is none', 'URL:/map&maxwidth=-1', 400],
		['another format', 'URL:/map&format=yaml', 501]
	])('refuses %s', async (_, query, status) => {
		const [path, ...rest] = query.startsWith('URL:') ? query.slice(4).split('&') : [];
		const response = await ask(path === undefined ? query : [own(path), ...rest].join('&'));
		expect(response.status).toBe(status);
		expect(await response.json()).toHaveProperty('error');
	});
	it('is found from every chart', async () => {
		const text = await (await fetch(`${inject('baseUrl')}/sankey?v=1&year=2021`)).text();
		const href = /type="application\/json\+oembed" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
		expect((await fetch(href!)).status).toBe(200);
	});
});
