import fc from 'fast-check';
import type { Page, Route } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { keyOf } from '#lib/offline/html.ts';
import { formatView } from '#lib/view/view.ts';
import { hydrated, openPage, type OpenPage } from '../support/browser.ts';
import { openGate, type Gate } from '../support/gate.ts';
import { builtWith, type Built } from '../support/build.ts';
import { shippedFiles } from '../support/network.ts';
import { anyView } from '../support/view.ts';

const path = '/sankey?v=1&year=2021&focus=nord-stream-1';
/** States that are drawn without a network and were never asked for, of each kind of page that draws itself. */
const VIEWS = 4;

let gate: Gate;
beforeEach(async ({ onTestFailed }) => {
	gate = await openGate(inject('baseUrl'));
	const { asked } = gate;
	onTestFailed(() => console.error(`The last requests, and their answers:\n${asked.slice(-20).join('\n')}`));
});
afterEach(() => gate.close());

const open = (address: string, options: Parameters<typeof openPage>[1] = {}): Promise<OpenPage> =>
	openPage(address, { ...options, context: { baseURL: gate.url, serviceWorkers: 'allow', ...options.context } });

/** Paths of the pages that are kept. */
const kept = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		const names = (await caches.keys()).filter((name) => name.endsWith(' pages'));
		const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return caught.flat().map(({ url }) => url.slice(location.origin.length));
	});
/** Milliseconds that a worker may take to come, to keep and to give way, on a busy machine. */
const LONG = 60_000;
const keeps = (page: Page, address: string) =>
	expect.poll(() => kept(page), { timeout: LONG }).toContain(keyOf(new URL(address, gate.url)));

/** What a page draws, and what it says in words. */
const shown = (page: Page) =>
	page.evaluate(() => ({
		address: location.pathname + location.search,
		title: document.title,
		marks: [...document.querySelectorAll('main [data-value], main [data-route]')].map((mark) =>
			['data-route', 'data-place', 'data-kind', 'data-value', 'd', 'x', 'y', 'width', 'height']
				.map((name) => mark.getAttribute(name) ?? '')
				.join(' ')
		),
		// Words, for space between marks says nothing.
		words: [...document.querySelectorAll('main *')]
			.flatMap((one) =>
				[...one.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent!.split(/\s+/) : []))
			)
			.filter((word) => word !== ''),
		links: [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')),
		fields: [...document.querySelectorAll<HTMLInputElement>('main input, main select')].map(
			(field) => `${field.name} ${field.value} ${field.checked}`
		)
	}));

describe('without a network', () => {
	it('what was seen comes back with the state of its link, figure by figure', async () => {
		const { page } = await open(path);
		await keeps(page, path);
		const before = await shown(page);
		gate.to = null;
		await page.reload();
		await hydrated(page);
		expect(await shown(page)).toEqual(before);
		expect(before.marks.length).toBeGreaterThan(20);
	});

	it.each(['silent', 'failing'] as const)('a kept page comes in the stead of a %s server', async (state) => {
		const { page } = await open(path);
		await keeps(page, path);
		gate.state = state;
		await page.reload();
		expect(await page.locator('h1').textContent()).toContain('Nord Stream 1');
	});

	it('a chart changes its year, and a year that was only chosen comes back', async () => {
		const { page } = await open('/sankey?v=1&year=2021');
		await keeps(page, '/sankey?v=1&year=2021');
		await page.getByRole('link', { name: 'Year after' }).click();
		await expect.poll(() => page.url()).toContain('year=2022');
		gate.to = null;
		await page.reload();
		await hydrated(page);
		expect(await page.locator('h1').textContent()).toMatch(/^In 2022/);
		await page.getByRole('link', { name: 'Year after' }).click();
		await expect.poll(() => page.locator('h1').textContent()).toMatch(/^In 2023/);
	});

	it.each(['/sankey', '/map', '/timeline', '/table'])(
		'%s draws a state that was never asked for as the server would',
		async (chart) => {
			const { page } = await open(`${chart}?v=1&year=2020`);
			await keeps(page, `${chart}?v=1&year=2020`);
			const { page: online } = await openPage('/about');
			await fc.assert(
				fc.asyncProperty(anyView, async (view) => {
					const address = chart + formatView(view);
					await online.goto(address);
					await hydrated(online);
					const expected = await shown(online);
					gate.to = null;
					await page.goto(address);
					expect(await page.locator('html').getAttribute('data-shell')).toBe('');
					await page.waitForFunction(() => document.documentElement.dataset['hydrated'] !== undefined);
					const drawn = await shown(page);
					const atHome = (text: string) => text.replaceAll(new URL(inject('baseUrl')).port, new URL(gate.url).port);
					expect(drawn).toEqual(JSON.parse(atHome(JSON.stringify(expected))));
				}),
				{ numRuns: VIEWS, endOnFailure: true }
			);
		}
	);

	it('a chart that was opened and not used draws another state all the same', async () => {
		const { page } = await open('/sankey?v=1&year=2021');
		await keeps(page, '/sankey?v=1&year=2021');
		await page.goto('/map?v=1&year=2021');
		await keeps(page, '/map?v=1&year=2021');
		gate.to = null;
		await page.goto('/map?v=1&year=2019');
		await hydrated(page);
		expect(await page.locator('h1').textContent()).toMatch(/^In 2019/);
	});

	it('shows nothing of another state before what was asked for is drawn', async () => {
		const { page } = await open('/sankey?v=1&year=2021');
		await keeps(page, '/sankey?v=1&year=2021');
		gate.to = null;
		await page.goto('/sankey?v=1&year=2019', { waitUntil: 'commit' });
		const years = await page.evaluate(
			() =>
				new Promise<string[]>((done) => {
					const seen: string[] = [];
					const look = () => {
						const h1 = document.querySelector('h1');
						if (h1 && getComputedStyle(h1).visibility === 'visible') seen.push(h1.textContent.slice(0, 7));
						if (document.querySelector('[data-hydrated]') === null) requestAnimationFrame(look);
						else done(seen);
					};
					look();
				})
		);
		for (const year of years) expect(year).toBe('In 2019');
	});

	it('what was not seen says so, and names what was', async () => {
		const { page } = await open('/map?v=1&year=2021');
		await keeps(page, '/map?v=1&year=2021');
		await page.goto('/about');
		await keeps(page, '/about');
		gate.to = null;
		const answer = await page.goto('/routes/nord-stream-1');
		expect(answer?.status()).toBe(503);
		expect(await page.locator('h1').textContent()).toBe('This page was not opened here before');
		const list = page.locator('#seen a');
		expect(await list.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
			'/about',
			'/map?v=1&year=2021'
		]);
		const name = await list.nth(1).textContent();
		await list.nth(1).click();
		await page.waitForURL(/map/);
		expect(await page.title()).toBe(name);
	});

	it('a tab that was not seen says so too, though scripts are at work', async () => {
		const { page } = await open(path);
		await keeps(page, path);
		gate.to = null;
		await page.context().setOffline(true);
		await page.getByRole('link', { name: 'Claims', exact: true }).click();
		await expect.poll(() => page.locator('h1').textContent()).toBe('This page was not opened here before');
	});

	it('a tab that was not seen says so where nothing tells the browser that it has no network', async () => {
		const { page } = await open(path);
		await keeps(page, path);
		gate.to = null;
		await page.getByRole('link', { name: 'Map', exact: true }).click();
		await expect.poll(() => page.locator('h1').textContent()).toBe('This page was not opened here before');
		expect(new URL(page.url()).pathname).toBe('/map');
		await page.goBack();
		await expect.poll(() => page.locator('main [data-route="nord-stream-1"]').count()).toBeGreaterThan(0);
	});

	it('a tab whose scripts do not come is let go where the reader waits for another by now', async () => {
		const { page } = await openPage(path);
		const documents: string[] = [];
		page.on('request', (request) => {
			if (request.isNavigationRequest()) documents.push(new URL(request.url()).pathname);
		});
		const held: Route[] = [];
		let holds = true;
		await page.route('**/*.js', (route) => (holds ? void held.push(route) : route.continue()));
		await page.getByRole('link', { name: 'Map', exact: true }).click();
		await expect.poll(() => held.length).toBeGreaterThan(0);
		const ofMap = held.length;
		await page.getByRole('link', { name: 'Timeline', exact: true }).click();
		await expect.poll(() => held.length).toBeGreaterThan(ofMap);
		holds = false;
		for (const [i, route] of held.entries()) await (i < ofMap ? route.abort() : route.continue());
		await expect.poll(() => page.locator('h1').textContent()).not.toMatch(/^In 2021/);
		expect(new URL(page.url()).pathname).toBe('/timeline');
		expect(documents).not.toContain('/map');
	});

	it('keeps no fault, no embed and no picture', async () => {
		const { page } = await open(path);
		await keeps(page, path);
		for (const address of ['/nowhere', '/embed/sankey?v=1&year=2021', '/image/sankey.svg?v=1&year=2021', '/claims'])
			await page.goto(address);
		await keeps(page, '/claims');
		expect((await kept(page)).sort()).toEqual(['/claims', keyOf(new URL(path, gate.url))].sort());
		gate.to = null;
		await expect(page.goto('/embed/sankey?v=1&year=2021')).rejects.toThrow();
	});
});

describe('a browser that keeps nothing', () => {
	it.each([
		['has no workers', 'delete Navigator.prototype.serviceWorker'],
		[
			'forbids storage',
			`for (const [home, name] of [[Navigator.prototype, 'serviceWorker'], [window, 'caches'], [window, 'localStorage'], [window, 'sessionStorage']])
				Object.defineProperty(home, name, { get() { throw new DOMException('denied', 'SecurityError'); } });`
		]
	])('and %s shows the site as it is, without a complaint', async (_, script) => {
		const { page, complaints } = await openPage('/about', { context: { serviceWorkers: 'allow' } });
		await page.addInitScript(script);
		await page.goto(path);
		await hydrated(page);
		await page.getByRole('link', { name: 'Year after' }).click();
		await expect.poll(() => page.url()).toContain('year=2022');
		expect(complaints).toEqual([]);
	});
});

describe('a new version', () => {
	let other: Built;
	const figure = (page: Page) =>
		page
			.locator('main [data-route="nord-stream-1"][data-kind="flow"]')
			.first()
			.evaluate((mark) => Number(mark.getAttribute('data-value')));
	const version = (page: Page) => page.locator('meta[name="version"]').getAttribute('content');
	const OLD = 60.26;
	const NEW = 61.5;

	beforeAll(async () => {
		const { flows } = shippedFiles();
		const changed = flows.replace(`nord-stream-1,2021,12,${OLD},`, `nord-stream-1,2021,12,${NEW},`);
		expect(changed).not.toBe(flows);
		other = await builtWith({ 'data/flows.csv': changed });
	});
	afterAll(() => other.stop());

	it('of the data alone is another version of the site', async () => {
		const first = await openPage(path, { scripts: false });
		const second = await openPage(other.url + path, { scripts: false });
		expect(await version(first.page)).not.toBe(await version(second.page));
		const facts = `/built/${await version(first.page)}/facts.json`;
		expect((await fetch(inject('baseUrl') + facts)).status).toBe(200);
		expect((await fetch(other.url + facts)).status).toBe(404);
	});

	it('is shown at the next visit, with its own figures, and after it without a network', async () => {
		const { page } = await open(path);
		await keeps(page, path);
		expect(await figure(page)).toBe(OLD);
		const old = await version(page);
		gate.to = other.url;
		// A server that keeps silent for long is one that cannot be reached, and the page comes from what is kept.
		const reloaded = async () => {
			await page.reload();
			return version(page);
		};
		await expect.poll(reloaded, { timeout: LONG }).not.toBe(old);
		await hydrated(page);
		expect(await figure(page)).toBe(NEW);
		const now = await version(page);
		const held = () => page.evaluate(async () => (await caches.keys()).map((name) => name.replace(/.*@/, '')).sort());
		await expect.poll(held, { timeout: LONG }).toEqual([`${now} pages`, `${now} parts`]);
		await keeps(page, path);
		gate.to = null;
		await page.reload();
		expect(await figure(page)).toBe(NEW);
	});

	it('never gives its data to a page of the version before', async () => {
		const { page } = await open('/claims');
		await keeps(page, '/claims');
		const old = await version(page);
		gate.to = other.url;
		// This page still runs the old scripts; the chart would draw new figures with them.
		await page.getByRole('link', { name: 'Sankey', exact: true }).click();
		await page.waitForURL(/sankey/);
		await expect.poll(() => version(page)).not.toBe(old);
		await page.goto(path);
		expect(await figure(page)).toBe(NEW);
		const { page: second } = await open('/sankey?v=1&year=2021');
		expect(await figure(second)).toBe(NEW);
		await keeps(second, '/sankey?v=1&year=2021');
		gate.to = inject('baseUrl');
		await second.getByRole('link', { name: 'Claims', exact: true }).click();
		await expect.poll(() => version(second)).toBe(old);
	});

	it('leaves a page of the version before as it is while its network is away', async () => {
		const { page } = await open(path);
		await keeps(page, path);
		const old = await version(page);
		gate.to = null;
		await page.reload();
		expect([await figure(page), await version(page)]).toEqual([OLD, old]);
	});
});
