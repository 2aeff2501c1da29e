import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { hydrated, openPage } from '../support/browser.ts';

const path = '/sankey?v=1&year=2021&focus=nord-stream-2';
const opened = async (permissions: string[], init = '') => {
	const { page, complaints } = await openPage(path, { context: { permissions } });
	if (init) await page.evaluate(init);
	await page.getByText('Share, embed, download, cite').click();
	await expect.poll(() => page.url()).toContain('&d=');
	return { page, complaints };
};

/** What the page has handed over to the device, as a stub of it noted. */
const handed = <T>(page: Page) => page.evaluate(() => (globalThis as unknown as { handed: T[] }).handed);
/** A device with a share sheet and a clipboard that takes pictures; `refuses` where a reader, or the device, says no. */
async function onDevice(refuses: boolean) {
	const { page } = await openPage('/about');
	await page.addInitScript((refuses) => {
		const noted: unknown[] = [];
		Object.assign(globalThis, { handed: noted });
		const answer = () => (refuses ? Promise.reject(new DOMException('no', 'NotAllowedError')) : Promise.resolve());
		Object.assign(navigator, {
			share: (data: ShareData) => {
				noted.push(data);
				return answer();
			}
		});
		navigator.clipboard.write = async (items) => {
			const blob = await items[0]!.getType('image/png');
			const bytes = new Uint8Array(await blob.arrayBuffer());
			noted.push({ types: items[0]!.types, type: blob.type, begins: [...bytes.slice(0, 24)] });
			return answer();
		};
	}, refuses);
	await page.goto(path);
	await hydrated(page);
	await page.getByText('Share, embed, download, cite').click();
	await expect.poll(() => page.url()).toContain('&d=');
	return page;
}

describe('the share panel', () => {
	it('hands the link and its title to the device’s share sheet, where there is one', async () => {
		const page = await onDevice(false);
		await page.getByRole('button', { name: 'Share…' }).click();
		expect(await handed(page)).toEqual([{ title: 'In 2021 Nord Stream 2 carried nothing.', url: page.url() }]);
	});
	it('takes a share sheet that is closed again for no fault', async () => {
		const page = await onDevice(true);
		const faults: string[] = [];
		page.on('pageerror', (error) => faults.push(String(error)));
		await page.getByRole('button', { name: 'Share…' }).click();
		await expect.poll(async () => (await handed(page)).length).toBe(1);
		expect(faults).toEqual([]);
		expect(await page.locator('.share .said').textContent()).toBe('');
	});
	it('has no button for a share sheet that is not there', async () => {
		const { page } = await openPage(path);
		await page.getByText('Share, embed, download, cite').click();
		expect(await page.evaluate(() => 'share' in navigator)).toBe(false);
		expect(await page.getByRole('button', { name: 'Share…' }).count()).toBe(0);
	});
	it('copies the picture as a PNG of twice the size, and says so', async () => {
		const page = await onDevice(false);
		await page.getByRole('button', { name: 'Copy the picture' }).click();
		await expect
			.poll(() => page.locator('.share .said').textContent(), { timeout: 30_000 })
			.toBe('The picture is copied.');
		expect(await page.locator('.share .said').getAttribute('role')).toBe('status');
		const [{ types, type, begins }] = (await handed<{ types: string[]; type: string; begins: number[] }>(page)) as [
			{ types: string[]; type: string; begins: number[] }
		];
		expect([types, type]).toEqual([['image/png'], 'image/png']);
		expect(Buffer.from(begins).readUInt32BE(0)).toBe(0x89504e47);
		expect([Buffer.from(begins).readUInt32BE(16), Buffer.from(begins).readUInt32BE(20)]).toEqual([2400, 1260]);
	});
	it.each([
		['the clipboard takes none', true],
		['none can be had', false]
	])('says how to go on where %s', async (_, refuses) => {
		const page = await onDevice(refuses);
		if (!refuses) await page.route('**/image/**', (route) => route.fulfill({ status: 503, json: {} }));
		await page.getByRole('button', { name: 'Copy the picture' }).click();
		await expect
			.poll(() => page.locator('.share .said').textContent(), { timeout: 30_000 })
			.toBe('The picture could not be copied: download it instead.');
	});
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
