import { describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.ts';
import { largeSite } from '../support/large.ts';

const site = largeSite(1000);
/** Pipes of the site's latest year, as its page counts them. */
const counted = /All (\d+) pipes/;

const open = async (address: string, options = {}) => openPage(`${site.url()}${address}`, options);

describe('a network of a thousand routes', () => {
	it('comes grouped: a page of marks that can be followed, small enough to send, with a way to all', async () => {
		const { page } = await open('/sankey', { scripts: false });
		const drawn = await page.locator('.form.wide a[data-mark]').count();
		expect(drawn).toBeLessThanOrEqual(140 + 20);
		expect((await page.content()).length).toBeLessThan(900_000);
		await page.click('text=Show all of them');
		expect(new URL(page.url()).searchParams.get('other')).toBe('open');
		expect(await page.textContent('.folding')).toMatch(/more than a page can hold\s+without its scripts/);
		expect(await page.locator('.folding a[href*="/table"]').count()).toBe(1);
	});
	it('is painted when all is asked for: a pointer names the pipe under it and opens it', async () => {
		const { page, complaints } = await open('/sankey?v=1&other=open');
		await page.waitForSelector('.painted canvas');
		expect(Number(counted.exec((await page.textContent('.folding')) ?? '')?.[1])).toBeGreaterThan(800);
		const canvas = await page.locator('.painted canvas').boundingBox();
		await page.mouse.move(canvas!.x + canvas!.width / 2, canvas!.y + 60);
		const hovered = page.locator('.painted a[data-hovered]');
		const key = (await hovered.getAttribute('data-hovered'))!;
		const name = (await page.textContent('.painted .name'))!;
		expect(name).toMatch(/, from .+ to .+, \d{4}: /);
		await page.mouse.click(canvas!.x + canvas!.width / 2, canvas!.y + 60);
		await page.waitForSelector('.details h2');
		expect(await page.textContent('.details h2')).toContain(name.split(', from ')[0]);
		const { searchParams } = new URL(page.url());
		expect([searchParams.get('focus'), searchParams.get('other')]).toEqual([key, 'open']);
		expect(complaints).toEqual([]);
	});
	it('has pixels of ink on its canvas, in the hues of its markets, light and dark', async () => {
		for (const dark of [false, true]) {
			const { page } = await open('/sankey?v=1&other=open', { dark });
			await page.waitForSelector('.painted canvas');
			const inked = () =>
				page.evaluate(() => {
					const canvas = document.querySelector<HTMLCanvasElement>('.painted canvas')!;
					const hue = getComputedStyle(canvas).getPropertyValue('--europe').trim();
					const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
					const [r, g, b] = [1, 3, 5].map((at) => parseInt(hue.slice(at, at + 2), 16));
					let [some, blue] = [0, 0];
					for (let i = 0; i < data.length; i += 4) {
						if (data[i + 3]! > 0) some++;
						if (Math.hypot(data[i]! - r!, data[i + 1]! - g!, data[i + 2]! - b!) < 6 && data[i + 3] === 255) blue++;
					}
					return { some, blue };
				});
			await expect.poll(async () => (await inked()).some).toBeGreaterThan(20_000);
			expect((await inked()).blue).toBeGreaterThan(50);
		}
	});
	it('is one stop of the Tab key, with arrows inside it, Enter to open and Escape to step back', async () => {
		const { page } = await open('/sankey?v=1&other=open');
		const link = page.locator('.painted a[data-current]');
		await link.focus();
		const names = [await link.getAttribute('aria-label')];
		for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown']) {
			await page.keyboard.press(key);
			names.push(await link.getAttribute('aria-label'));
		}
		expect(new Set(names).size).toBe(names.length);
		expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-current'))).toBe(true);
		await page.keyboard.press('Enter');
		await page.waitForSelector('.details h2');
		expect(names.at(-1)).toContain((await page.textContent('.details h2'))!.replace('×', '').trim());
		await page.keyboard.press('Escape');
		await page.waitForFunction(() => !document.querySelector('.details'));
		expect(new URL(page.url()).searchParams.get('other')).toBe('open');
	});
	it('brings any pipe up in six presses: a slash, three letters, a choice', async () => {
		const { page } = await open('/sankey?v=1');
		await page.locator('.chart a[data-mark][tabindex="0"]').first().focus();
		await page.keyboard.press('/');
		expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
		await page.keyboard.type('dor');
		const offered = await page
			.locator('#names option')
			.evaluateAll((all) => all.map((one) => one.getAttribute('value')!));
		expect(offered.length).toBeGreaterThan(0);
		expect(offered.length).toBeLessThanOrEqual(12);
		for (const name of offered) expect(name.toLowerCase()).toContain('dor');
		await page.fill('.find input', offered[0]!);
		await page.keyboard.press('Enter');
		await page.waitForSelector('.details h2');
		expect(await page.textContent('.details h2')).toContain(offered[0]);
	});
	it('maps all of it, and a drag goes on to the address', async () => {
		const { page, complaints } = await open('/map?v=1&other=open&at=60,50,3');
		await page.waitForSelector('.painted canvas');
		const box = (await page.locator('.map').boundingBox())!;
		const [x, y] = [box.x + box.width / 2, box.y + 200];
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x - 120, y - 40, { steps: 5 });
		await page.mouse.up();
		await page.waitForFunction(() => !location.search.includes('at=60,50,3'));
		expect(new URL(page.url()).searchParams.get('other')).toBe('open');
		expect(complaints).toEqual([]);
	});
	it('has every figure in its table, page by page', async () => {
		const { page } = await open('/table?v=1&q=Dor', { scripts: false });
		expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
		expect(await page.locator('nav.pages a').count()).toBeLessThan(14);
	});
});
