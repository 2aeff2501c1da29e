import { describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.ts';

const path = '/sankey?v=1&year=2021&focus=nord-stream-2';
const opened = async (permissions: string[], init = '') => {
	const { page, complaints } = await openPage(path, { context: { permissions } });
	if (init) await page.evaluate(init);
	await page.getByText('Share, embed, download, cite').click();
	await expect.poll(() => page.url()).toContain('&d=');
	return { page, complaints };
};

describe('the share panel', () => {
	it('puts its address into the address bar, copies that, and says so', async () => {
		const { page } = await opened(['clipboard-read', 'clipboard-write']);
		await page.getByRole('region', { name: 'Share the link' }).getByRole('button', { name: 'Copy' }).click();
		await expect.poll(() => page.locator('.share .said').textContent()).toBe('Link to this chart: copied.');
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
		expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(page.url());
	});
	it('selects what it could not copy, where the clipboard is refused, and says how to go on', async () => {
		const { page } = await opened([], "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))");
		await page.getByRole('region', { name: 'Cite' }).getByRole('button', { name: 'Copy' }).first().click();
		await expect.poll(() => page.locator('.share .said').textContent()).toContain('The text is selected');
		expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toContain('Gas Pivot: “');
	});
	it('scrolls nothing sideways at 360 px', async () => {
		const { page } = await openPage(path, { width: 360, scripts: false });
		await page.getByText('Share, embed, download, cite').click();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	});
	it('works by keyboard, from its summary to the last link', async () => {
		const { page } = await openPage(path);
		await page.getByText('Share, embed, download, cite').focus();
		await page.keyboard.press('Enter');
		await expect.poll(() => page.locator('details.share').getAttribute('open')).not.toBeNull();
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
	});
	it('leads, without scripts, to files that are there', async () => {
		const { page } = await openPage(path, { scripts: false });
		await page.getByText('Share, embed, download, cite').click();
		const links = await page
			.getByRole('region', { name: 'Download' })
			.getByRole('link')
			.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
		expect(links.length).toBeGreaterThanOrEqual(7);
		for (const link of links) expect((await fetch(link)).status, link).toBe(200);
		expect(await page.locator('img[alt^="QR code"]').getAttribute('src')).toContain('/qr.svg?for=sankey');
	});
	it('warns of figures for part of a year, and of a year that is ahead', async () => {
		const { page } = await openPage('/sankey?v=1&year=2026', { scripts: false });
		await page.getByText('Share, embed, download, cite').click();
		expect(await page.locator('.share').textContent()).toMatch(/figures for a part of 2026 only/);
		expect(await page.locator('.share').textContent()).toMatch(/2026 is ahead of the figures/);
	});
});
