import fc from 'fast-check';
import type { BrowserContextOptions } from 'playwright';
import { describe, expect, it } from 'vitest';
import { formatView } from '#lib/view/view.ts';
import { hydrated, openPage } from '../support/browser.ts';
import { anyView } from '../support/view.ts';

/** Views of each chart and the table that a browser opens: a hundred in all. */
const VIEWS = 25;
const text = '/about';

/** Opens each address in one page, uses it, and tells what the page complained of and what did not come. */
async function faultsOf(addresses: readonly string[], context: BrowserContextOptions = {}, script = '') {
	const { page, complaints, foreign } = await openPage(text, { context: { serviceWorkers: 'allow', ...context } });
	if (script !== '') await page.addInitScript(script);
	const lost: string[] = [];
	page.on('response', (response) => {
		if (response.status() >= 400) lost.push(`${response.status()} ${response.url()}`);
	});
	page.on('requestfailed', (request) => {
		// What a page was loading when it was left is no fault of it.
		if (request.failure()?.errorText !== 'net::ERR_ABORTED') lost.push(`failed ${request.url()}`);
	});
	const faults: string[] = [];
	for (const address of addresses) {
		await page.goto(address);
		await page.dispatchEvent('body', 'pointermove');
		if ((await page.locator('script:not([type])').count()) > 0)
			await page.waitForFunction(() => document.documentElement.dataset['hydrated'] !== undefined);
		const words = await page.locator('body').innerText();
		const odd = /\b(?:NaN|Infinity|undefined|null)\b|\[object/.exec(words)?.[0];
		faults.push(
			...[...complaints, ...foreign, ...lost, ...(odd === undefined ? [] : [odd])].map(
				(fault) => `${address}: ${fault}`
			)
		);
		for (const list of [complaints, foreign, lost] as string[][]) list.length = 0;
	}
	return faults;
}

const few = [
	'/',
	'/sankey?v=1&year=2025&vs=2021&plans=on',
	'/map?v=1&year=2021&focus=nord-stream-2',
	'/timeline?v=1&span=2021..2023&focus=nord-stream-1',
	'/table?v=1&year=2021',
	'/claims?claim=headline-bet-on-xi',
	'/claims/pos2-replaces-ns2',
	'/routes/nord-stream-1',
	'/places/turkiye',
	'/sources',
	'/about'
];

describe(`${4 * VIEWS} views, each as it is opened and used`, () => {
	it.each(['/sankey', '/map', '/timeline', '/table'])(
		'of %s: no error, no warning, no lost request, no other host, no word of a machine',
		async (path) => {
			const views = fc.sample(anyView, VIEWS).map((view) => path + formatView(view));
			expect(new Set(views).size).toBe(VIEWS);
			expect(await faultsOf(views)).toEqual([]);
		}
	);
});

/** A script under which a page's clock says that time, in milliseconds since 1970, and goes on from it. */
const clockAt = (time: number) => `{ const Real = Date; const ahead = ${time} - Real.now();
	globalThis.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); } static now() { return Real.now() + ahead; } }; }`;

describe('pages of every kind', () => {
	it.each([
		['ar', '1970', 0],
		['tr', '2099', Date.UTC(2099, 11, 31)],
		['de', 'today', Date.now()]
	])(
		'say the same to a browser of the language %s whose clock says %s, and complain of nothing',
		async (locale, _, time) => {
			expect(await faultsOf(few, { locale }, clockAt(time))).toEqual([]);
			const words = async (context: BrowserContextOptions, script: string) => {
				const { page } = await openPage(text, { context });
				await page.addInitScript(script);
				await page.goto('/sankey?v=1&year=2021');
				await hydrated(page);
				return page.locator('main').innerText();
			};
			expect(await words({ locale }, clockAt(time))).toBe(await words({ locale: 'en-GB' }, ''));
		}
	);

	it('do without storage', async () => {
		const denied = `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
			Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
			Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('denied', 'SecurityError'); } });
			Object.defineProperty(Document.prototype, 'cookie', { get() { throw new DOMException('denied', 'SecurityError'); } });`;
		expect(await faultsOf(few, {}, denied)).toEqual([]);
	});
});
