import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { openPage } from '../support/browser.ts';
import { pageKinds } from '../support/kinds.ts';

/** What the browser refuses on a page for its policy, Trusted Types among it. */
const refused = (page: Page) => page.evaluate(() => (window as unknown as { refused: string[] }).refused);

async function watched(path: string) {
	const opened = await openPage('/healthz', { context: { serviceWorkers: 'allow' } });
	await opened.page.context().addInitScript(() => {
		const list: string[] = ((window as unknown as { refused: string[] }).refused = []);
		addEventListener('securitypolicyviolation', (event) => {
			list.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
		});
	});
	const asked: string[] = [];
	opened.page.on('request', (request) => asked.push(request.url()));
	await opened.page.goto(path);
	return { ...opened, asked };
}

describe('a page in a browser', () => {
	it.each(pageKinds)('breaks no rule of its policy, asks no other host and keeps nothing: %s', async (path) => {
		const { page, foreign, asked } = await watched(path);
		await page.dispatchEvent('body', 'pointermove');
		await page.waitForLoadState('networkidle');
		expect(await refused(page)).toEqual([]);
		expect(foreign).toEqual([]);
		expect(asked.length).toBeGreaterThan(1);
		expect(await page.context().cookies()).toEqual([]);
		expect(await page.evaluate(() => document.cookie)).toBe('');
	});

	it('breaks none while it is used and left for another', async () => {
		const { page, complaints, foreign } = await watched('/sankey?v=1&year=2021');
		await page.dispatchEvent('body', 'pointermove');
		await page.waitForFunction(() => document.documentElement.dataset['hydrated'] !== undefined);
		for (const name of ['Year after', 'Map', 'Timeline', 'Table', 'Claims', 'Sankey']) {
			await page.getByRole('link', { name, exact: true }).first().click();
			await page.waitForLoadState('networkidle');
			expect(await refused(page), name).toEqual([]);
		}
		expect(complaints).toEqual([]);
		expect(foreign).toEqual([]);
	});

	it('takes no text for markup: Trusted Types are on', async () => {
		const { page } = await watched('/sankey');
		const tried = await page.evaluate(() => {
			try {
				document.body.insertAdjacentHTML('beforeend', '<i>markup</i>');
				return 'taken';
			} catch (error) {
				return (error as Error).name;
			}
		});
		expect(tried).toBe('TypeError');
		await expect.poll(() => refused(page)).toHaveLength(1);
		expect(page.url()).toContain(inject('baseUrl'));
	});
});
