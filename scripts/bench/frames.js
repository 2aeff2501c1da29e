/**
 * What a hand and an eye meet in a real browser: how long a change of year and of focus takes to the picture, and how evenly
 * frames come while a map is dragged and a Sankey scrolled. `node scripts/bench/frames.js http://localhost:3000 [open]`.
 */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { browserArguments, findBrowser } from '../browser.js';
import { print, quantile } from './sample.js';

/** @typedef {import('playwright').Page} Page */

const TIMES = 8;
const told = (/** @type {readonly number[]} */ values) =>
	[0.5, 0.95].map((share) => `${Math.round(quantile(values, share))}`).join(' / ');

/**
 * Measures a served site. Every cell but the first is "median / 95th percentile", milliseconds.
 * @param {string} baseUrl without a slash at its end
 * @param {{ open?: boolean }} [options] `open`: every pipe of a network that would be grouped
 * @returns {Promise<string[][]>} a header and a row for each chart
 */
export async function frames(baseUrl, { open = false } = {}) {
	const browser = await chromium.launch({
		executablePath: (await findBrowser()) ?? undefined,
		args: [...browserArguments]
	});
	try {
		const rows = [['chart', 'year change', 'frames meanwhile', 'focus', 'frames of a pan']];
		for (const chart of /** @type {const} */ (['sankey', 'map'])) {
			const page = await opened(browser, `${baseUrl}/${chart}${open ? '?v=1&other=open' : ''}`, open);
			const [years, between] = await changes(page, yearStep);
			const [focused] = await changes(page, focusStep);
			const pan = await recorded(page, () => (chart === 'map' ? drag(page) : scroll(page)));
			rows.push([open ? `${chart}, all pipes` : chart, told(years), told(between), told(focused), told(pan)]);
			await page.close();
		}
		return rows;
	} finally {
		await browser.close();
	}
}

/** @param {import('playwright').Browser} browser @param {string} address @param {boolean} open */
async function opened(browser, address, open) {
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	await page.goto(address);
	await page.dispatchEvent('body', 'pointermove');
	await page.waitForFunction(() => document.documentElement.dataset['hydrated'] !== undefined, null, {
		timeout: 60_000
	});
	// Of few pipes all are in the document, and nothing is painted.
	if (open) await page.waitForSelector('.painted canvas', { timeout: 15_000 }).catch(() => undefined);
	await page.waitForTimeout(1000);
	return page;
}

/**
 * Does a thing again and again: milliseconds from each to the frame that shows it, and those between all frames meanwhile.
 * @param {Page} page @param {(page: Page, turn: number) => Promise<number>} step
 */
async function changes(page, step) {
	/** @type {number[]} */
	const taken = [];
	const between = await recorded(page, async () => {
		for (let turn = 0; turn < TIMES; turn++) taken.push(await step(page, turn));
	});
	return /** @type {const} */ ([taken, between]);
}

/** Milliseconds between frames while a thing is done. @param {Page} page @param {() => Promise<unknown>} act */
async function recorded(page, act) {
	await page.evaluate(() => {
		const own = /** @type {{ gaps?: number[] }} */ (/** @type {unknown} */ (window));
		/** @type {number[]} */
		const gaps = (own.gaps = []);
		let last = performance.now();
		const tick = (/** @type {number} */ now) => {
			if (own.gaps !== gaps) return;
			gaps.push(now - last);
			last = now;
			requestAnimationFrame(tick);
		};
		requestAnimationFrame(tick);
	});
	await act();
	return page.evaluate(() => {
		const own = /** @type {{ gaps?: number[] }} */ (/** @type {unknown} */ (window));
		const gaps = own.gaps ?? [];
		delete own.gaps;
		return gaps.slice(1);
	});
}

/** Moves the slider by a year. @param {Page} page @param {number} turn */
const yearStep = (page, turn) =>
	page.evaluate(
		async (back) => {
			const slider = /** @type {HTMLInputElement} */ (document.querySelector('input[type=range]'));
			const year = String(Number(slider.value) + (back ? -1 : 1));
			const start = performance.now();
			slider.value = year;
			slider.dispatchEvent(new Event('input', { bubbles: true }));
			while (!location.search.includes(`year=${year}`) || !document.querySelector('h1')?.textContent.includes(year))
				await new Promise(requestAnimationFrame);
			await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
			return performance.now() - start;
		},
		turn % 2 === 0
	);

/** Puts a mark in focus, and takes it out again. @param {Page} page @param {number} turn */
const focusStep = (page, turn) =>
	page.evaluate(
		async (isOn) => {
			const start = performance.now();
			const mark = isOn
				? (document.querySelector('.painted > a.mark') ??
					document.querySelector('.chart a[data-mark]:has([data-route])'))
				: document.querySelector('.details a.drop');
			mark?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
			while ((document.querySelector('.details') !== null) !== isOn) {
				if (performance.now() - start > 10_000) throw new Error('a mark was not put in focus');
				await new Promise(requestAnimationFrame);
			}
			await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
			return performance.now() - start;
		},
		turn % 2 === 0
	);

/** Drags the map to and fro. @param {Page} page */
async function drag(page) {
	// Near enough that there is somewhere to go.
	await page.click('.zoom a');
	await page.waitForTimeout(1000);
	const box = await page.locator('.map').boundingBox();
	if (!box) throw new Error('there is no map to drag');
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	await page.mouse.move(x, y);
	await page.mouse.down();
	for (let i = 1; i <= 60; i++) await page.mouse.move(x + 160 * Math.sin(i / 10), y + 90 * Math.sin(i / 7));
	await page.mouse.up();
	await page.waitForTimeout(500);
}

/** @param {Page} page */
async function scroll(page) {
	for (let i = 0; i < 60; i++) {
		await page.mouse.wheel(0, i < 30 ? 120 : -120);
		await page.waitForTimeout(16);
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [baseUrl = 'http://localhost:3000', how] = process.argv.slice(2);
	print('In a browser, ms', await frames(baseUrl, { open: how === 'open' }));
}
