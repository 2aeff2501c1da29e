import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileNames } from '#lib/facts/schema.ts';
import { builtAddress } from '../support/built.ts';
import { launch } from '../support/browser.ts';
import { eachOf } from '../support/html.ts';
import { pageKinds } from '../support/kinds.ts';
import { shipped } from '../support/network.ts';
import { builtOn, payloadFiles, payloads } from '../support/payload.ts';
import { startServer, type RunningServer } from '../support/process.ts';

let server: RunningServer;
let remove: () => Promise<void>;
let reader: Page;
const files = payloadFiles();

beforeAll(async () => {
	const { folder, built, ...copy } = await builtOn(files);
	remove = copy.remove;
	expect(built).toMatchObject({ status: 0 });
	server = await startServer({}, folder);
	reader = await (await launch()).newPage();
});
afterAll(async () => {
	await reader.close();
	await server.stop();
	await remove();
});

const get = (path: string) => fetch(server.url + path);

const texts = [
	...pageKinds,
	...[
		'/routes/constructor',
		'/sankey?v=1&year=2021&focus=constructor',
		'/map?v=1&claim=pos2-replaces-ns2',
		'/table?v=1&q=constructor'
	],
	...shipped.claims.slice(0, 20).map(({ id }) => `/claims/${id}`),
	...shipped.routes.slice(0, 12).map(({ id }) => `/routes/${id.replace('medgaz', 'constructor')}`),
	...shipped.places.slice(0, 12).map(({ id }) => `/places/${id}`)
];
const drawings = [
	...[
		'/image/sankey.svg?v=1&year=2021',
		'/image/map.svg?v=1&plans=on',
		'/image/timeline.svg',
		'/image/sankey.svg?focus=constructor'
	],
	...['/image/claims/pos2-replaces-ns2.svg', '/image/claims/headline-bet-on-xi.svg', '/qr.svg?for=map'],
	...['/changes.atom', '/sitemap.xml']
];

/** What a browser's own parser makes of a text: all in it that could run, lead to a script or load from elsewhere. */
const dangersIn = (text: string, type: 'text/html' | 'application/xml') =>
	reader.evaluate(
		([text, type]) => {
			const parsed = new DOMParser().parseFromString(text, type);
			const found: string[] = [];
			if (parsed.querySelector('parsererror')) found.push('is not well-formed');
			for (const element of parsed.querySelectorAll('*')) {
				const name = element.localName;
				if (/^(?:iframe|object|embed|base|template|math|animate|video)$/.test(name)) found.push(`<${name}>`);
				// A script of ours is a file, data, or what starts a page; none of them holds a tag.
				const { textContent: code } = element;
				const isOurs = element.hasAttribute('src') || element.hasAttribute('type') || /signs|__sveltekit/.test(code);
				if (name === 'script' && (!isOurs || code.includes('</') || type !== 'text/html'))
					found.push(`<script>${code.slice(0, 40)}`);
				if (name === 'meta' && element.hasAttribute('http-equiv')) found.push('<meta http-equiv>');
				for (const { name: attribute, value } of element.attributes) {
					if (attribute.startsWith('on')) found.push(`<${name} ${attribute}>`);
					if (
						/^(?:href|src|action|srcdoc|formaction|xlink:href|data)$/.test(attribute) &&
						/^\s*(?:javascript|data|vbscript):/i.test(value)
					)
						found.push(`<${name} ${attribute}="${value.slice(0, 30)}">`);
				}
			}
			return { found, shown: parsed.documentElement.textContent };
		},
		[text, type] as const
	);

describe(`data with ${payloads.length} payloads in its texts`, () => {
	it('are many, and of every kind', () => expect(new Set(payloads).size).toBeGreaterThanOrEqual(150));

	it('is text on every page', { timeout: 240_000 }, async () => {
		const shown = new Set<string>();
		await eachOf(texts, async (path) => {
			const response = await get(path);
			expect([path, response.status]).toEqual([path, path.includes('nowhere') ? 404 : 200]);
			const page = await dangersIn(await response.text(), 'text/html');
			expect([path, page.found]).toEqual([path, []]);
			for (const payload of payloads) if (page.shown.includes(payload)) shown.add(payload);
		});
		expect(payloads.filter((payload) => !shown.has(payload))).toEqual([]);
	});

	it('is text in every drawing and feed, which stay well-formed', async () => {
		await eachOf(drawings, async (path) => {
			const response = await get(path);
			expect([path, response.status]).toEqual([path, 200]);
			const { found } = await dangersIn(await response.text(), 'application/xml');
			expect([path, found]).toEqual([path, []]);
		});
	});

	it('runs nothing in a browser that is let run everything', { timeout: 240_000 }, async () => {
		const context = await (await launch()).newContext({ baseURL: server.url, bypassCSP: true });
		await context.addInitScript(() => {
			const ran: string[] = ((window as unknown as { ran: string[] }).ran = []);
			(window as unknown as { zq: () => void }).zq = () => void ran.push(location.href);
		});
		const page = await context.newPage();
		const foreign: string[] = [];
		const dialogs: string[] = [];
		page.on('dialog', (dialog) => {
			dialogs.push(dialog.message());
			void dialog.dismiss();
		});
		page.on('request', (request) => {
			if (new URL(request.url()).origin !== server.url && request.url().startsWith('http')) foreign.push(request.url());
		});
		for (const path of [
			...pageKinds,
			'/routes/constructor',
			'/image/map.svg',
			'/image/sankey.svg',
			'/image/timeline.svg'
		]) {
			await page.goto(path);
			if (!path.startsWith('/image')) {
				await page.dispatchEvent('body', 'pointermove');
				await page.waitForLoadState('networkidle');
			}
			const ran = await page.evaluate(() => (window as unknown as { ran: string[] }).ran);
			expect([path, ran]).toEqual([path, []]);
		}
		expect({ foreign, dialogs }).toEqual({ foreign: [], dialogs: [] });
		await context.close();
	});

	it('is text in JSON and oEmbed, and breaks out of neither', async () => {
		for (const path of [
			...(await Promise.all(['facts', 'months', 'figures'].map((name) => builtAddress(server.url, `${name}.json`)))),
			'/data/view.json?v=1',
			'/data/datapackage.json'
		])
			expect(typeof (await (await get(path)).json()), path).toBe('object');
		for (const { id } of shipped.claims.slice(0, 20)) {
			const url = encodeURIComponent(`${server.url}/claims/${id}`);
			const { html, title } = (await (await get(`/oembed?url=${url}`)).json()) as { html: string; title: string };
			const { found, shown } = await reader.evaluate((html) => {
				const frame = new DOMParser().parseFromString(html, 'text/html').body;
				return {
					found: [...frame.querySelectorAll('*')].map(({ localName }) => localName),
					shown: frame.querySelector('iframe')?.title
				};
			}, html);
			expect([found, shown]).toEqual([['iframe'], title]);
			const xml = await (await get(`/oembed?url=${url}&format=xml`)).text();
			expect((await dangersIn(xml, 'application/xml')).found).toEqual([]);
		}
	});

	it('starts no formula in any file to download, and is there whole', async () => {
		const isFormula = (cell: string) =>
			/^[\s\0]*[=+\-@＝＋－＠\t\r]/.test(cell) &&
			!/^[-+]?\d+(?:\.\d+)?$/.test(cell) &&
			!/^(?:=|<=?|>=?|!=)$/.test(cell);
		const zip = unzipSync(new Uint8Array(await (await get('/data/gas-pivot.zip')).arrayBuffer()));
		for (const name of fileNames) {
			const text = await (await get(`/data/${name}.csv`)).text();
			expect(strFromU8(zip[`gas-pivot/${name}.csv`]!)).toBe(text);
			const cells = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.flat();
			expect(cells.filter(isFormula)).toEqual([]);
			const given = Papa.parse<string[]>(files[name], { delimiter: ',', newline: '\n' }).data.flat();
			expect(cells.map((cell) => cell.replace(/^'(?=[\s=+\-@＝＋－＠])/, ''))).toEqual(given);
		}
		for (const query of ['v=1&year=2021', 'v=1&view=timeline', 'v=1&year=2021&for=excel']) {
			const response = await get(`/data/view.csv?${query}`);
			const cells = Papa.parse<string[]>((await response.text()).replace(/^\uFEFF/, '')).data.flat();
			expect(
				cells.filter((cell) => isFormula(cell) && !/^-\d+(?:,\d+)?$/.test(cell)),
				query
			).toEqual([]);
			expect(response.headers.get('content-disposition')).toMatch(/filename="[\w.-]{1,100}"$/);
		}
	});
});
