import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.ts';
import { kinds } from '../support/kinds.ts';

/** Stops of the Tab key on a page with a chart, from its address to its end. */
const MOST_STOPS = 30;

interface Stop {
	readonly what: string;
	/** Something of it can be seen, and nothing lies over that. */
	readonly seen: boolean;
	/** It looks otherwise than without the focus. */
	readonly marked: boolean;
	readonly inChart: boolean;
}

/** What has the focus now; `null` when that is the page as a whole. */
const focused = (page: Page) =>
	page.evaluate((): Stop | null => {
		const element = document.activeElement;
		if (!element || element === document.body) return null;
		const shown =
			element instanceof SVGElement ? (element.querySelector('text:not([aria-hidden])') ?? element) : element;
		const spots = [...shown.getClientRects()].flatMap(({ x, y, width, height }) =>
			[0.5, 0.1, 0.9].flatMap((part) => [
				[x + width * part, y + height / 2],
				[x + width / 2, y + height * part]
			])
		);
		const line = element.querySelector<SVGPathElement>('path.hit');
		if (line && shown === element && line.getTotalLength() > 0) {
			const matrix = line.getScreenCTM()!;
			for (let i = 0; i <= 40; i++) {
				const { x, y } = line.getPointAtLength((line.getTotalLength() * i) / 40).matrixTransform(matrix);
				spots.push([x, y]);
			}
		}
		const style = getComputedStyle(element);
		const of = (pattern: string) => [...element.querySelectorAll(pattern)];
		return {
			what: (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60) || element.tagName,
			seen: spots.some(([x, y]) => {
				const top = document.elementFromPoint(x!, y!);
				return (
					top !== null &&
					(element.contains(top) || (element instanceof HTMLInputElement && element.parentElement!.contains(top)))
				);
			}),
			marked:
				style.outlineStyle !== 'none' ||
				of('text').some((text) => getComputedStyle(text).textDecorationLine === 'underline') ||
				of('g, rect.node').some((part) => getComputedStyle(part).filter !== 'none'),
			inChart: element instanceof SVGElement
		};
	});

/** Goes by Tab from the address bar to the end of the page. */
async function walk(page: Page, most = 1500): Promise<Stop[]> {
	const stops: Stop[] = [];
	while (stops.length < most) {
		await page.keyboard.press('Tab');
		const stop = await focused(page);
		if (stop === null) return stops;
		stops.push(stop);
	}
	throw new Error(`The Tab key was pressed ${most} times and the page did not end: ${stops.at(-1)!.what}`);
}

const mark = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-mark') ?? null);
async function press(page: Page, key: string): Promise<string | null> {
	await page.keyboard.press(key);
	return mark(page);
}
async function enterChart(page: Page) {
	await page.locator('figure svg a[tabindex="0"]').focus();
}

describe('the Tab key', () => {
	// The list of sources is hundreds of links of one kind, which other pages have too.
	it.each(kinds.filter(({ prepare, path }) => !prepare && path !== '/sources'))(
		'goes through $name from its top to its end, and what has the focus is seen',
		async ({ path, chart }) => {
			const { page } = await openPage(path);
			const stops = await walk(page);
			expect(stops.filter(({ seen }) => !seen).map(({ what }) => what)).toEqual([]);
			expect(stops.filter(({ marked }) => !marked).map(({ what }) => what)).toEqual([]);
			if (chart) {
				expect(stops.length).toBeLessThanOrEqual(MOST_STOPS);
				expect(stops.filter(({ inChart }) => inChart)).toHaveLength(1);
			}
		}
	);
	it('finds the way to the content first, past the views', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021');
		await page.keyboard.press('Tab');
		expect((await focused(page))?.what).toBe('Skip to the content');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
	});
	it('goes the same way on a phone', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021', { width: 360 });
		const stops = await walk(page);
		expect(stops.length).toBeLessThanOrEqual(MOST_STOPS);
		expect(stops.filter(({ seen }) => !seen).map(({ what }) => what)).toEqual([]);
	});
	it('finds every mark where there are no scripts', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021', { scripts: false });
		expect(await page.locator('.form.wide a[data-mark]').count()).toBeGreaterThan(30);
		expect(await page.locator('.form.wide a[data-mark][tabindex]').count()).toBe(0);
	});
});

describe('the arrow keys in the Sankey', () => {
	it.each([360, 1280])('at %i px go up and down a column, and from end to end by Home and End', async (width) => {
		const { page } = await openPage('/sankey?v=1&year=2021', { width });
		await enterChart(page);
		const home = await press(page, 'Home');
		const column = [home];
		for (let next = await press(page, 'ArrowDown'); next !== column.at(-1); next = await press(page, 'ArrowDown')) {
			column.push(next);
			expect((await focused(page))?.seen, next!).toBe(true);
		}
		expect(new Set(column).size).toBe(column.length);
		const pipesAndPins = await page
			.locator('figure svg a[data-mark]')
			.evaluateAll((all) =>
				all.flatMap((one) => (one.getClientRects().length > 0 ? (one.getAttribute('data-mark') ?? '') : []))
			);
		const inColumn = pipesAndPins.filter((key) => !/^(supply|market) /.test(key));
		expect(column.toSorted()).toEqual(inColumn.toSorted());
		expect(await press(page, 'Home')).toBe(home);
		expect(await press(page, 'End')).toBe(column.at(-1));
		expect(await press(page, 'ArrowUp')).toBe(column.at(-2));
	});
	it('go from a pipe to the node at its end, and back by the same pipe', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021');
		await page.locator('a[data-mark="nord-stream-2"]').focus();
		expect(await press(page, 'ArrowRight')).toBe('market europe');
		expect(await press(page, 'ArrowRight')).toBe('market europe');
		expect(await press(page, 'ArrowLeft')).toBe('nord-stream-2');
		expect(await press(page, 'ArrowLeft')).toBe('supply west-siberia');
		expect(await press(page, 'ArrowDown')).toMatch(/^supply /);
		expect(await press(page, 'ArrowUp')).toBe('supply west-siberia');
		expect(await press(page, 'ArrowRight')).toMatch(
			/nord-stream|yamal|ukraine|turkstream|blue-stream|belarus|vyborg|trans-balkan/
		);
	});
	it('leave the keys of the browser and of a screen reader alone', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021');
		await enterChart(page);
		const here = await mark(page);
		for (const key of ['Control+ArrowDown', 'Alt+ArrowDown', 'Shift+ArrowDown', 'h', 't', 'k', '1'])
			expect(await press(page, key), key).toBe(here);
		expect(page.url()).toContain('year=2021');
	});
});

describe('the arrow keys on the map', () => {
	it.each([
		['ArrowRight', (a: Spot, b: Spot) => b.x > a.x],
		['ArrowLeft', (a: Spot, b: Spot) => b.x < a.x],
		['ArrowDown', (a: Spot, b: Spot) => b.y > a.y],
		['ArrowUp', (a: Spot, b: Spot) => b.y < a.y]
	] as const)('%s goes to a mark in its direction', async (key, isThatWay) => {
		const { page } = await openPage('/map?v=1&year=2021');
		await page.locator('a[data-mark="ukraine-transit"]').focus();
		const before = await spot(page);
		expect(await press(page, key)).not.toBe('ukraine-transit');
		expect(isThatWay(before, await spot(page))).toBe(true);
	});
	it('reach every mark that is in sight', async () => {
		const { page } = await openPage('/map?v=1&year=2021');
		await enterChart(page);
		const reached = new Set<string>();
		const open = [await mark(page)];
		while (open.length > 0) {
			const from = open.pop()!;
			if (reached.has(from)) continue;
			reached.add(from);
			for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
				await page.locator(`a[data-mark="${from}"]`).focus();
				open.push(await press(page, key));
			}
		}
		const all = await page
			.locator('figure svg a[data-mark]')
			.evaluateAll((marks) => marks.map((one) => one.getAttribute('data-mark')));
		expect(all.filter((one) => one !== null && !reached.has(one))).toEqual([]);
	});
	it('stay within a map that is zoomed', async () => {
		const { page } = await openPage('/map?v=1&year=2021&at=18,57,6');
		await page.locator('#main').focus();
		const stops = await walk(page);
		expect(stops.filter(({ inChart }) => inChart)).toHaveLength(1);
		expect(stops.filter(({ seen }) => !seen).map(({ what }) => what)).toEqual([]);
	});
	it('with Shift move the map, and + and − zoom it', async () => {
		const { page } = await openPage('/map?v=1&year=2021');
		await enterChart(page);
		await page.keyboard.press('+');
		await expect.poll(() => page.url()).toMatch(/at=-?[\d.]+,-?[\d.]+,2$/);
		const before = page.url();
		await page.keyboard.press('Shift+ArrowRight');
		await expect.poll(() => page.url()).not.toBe(before);
		await page.keyboard.press('0');
		await expect.poll(() => page.url()).not.toContain('at=');
	});
});

type Spot = { readonly x: number; readonly y: number };
/** The middle of what the pointer would have to hit. */
const spot = (page: Page) =>
	page.evaluate((): Spot => {
		const element = document.activeElement!;
		const line = element.querySelector<SVGPathElement>('path.hit');
		if (line && !element.querySelector('text:not([aria-hidden])')) {
			const { x, y } = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM()!);
			return { x, y };
		}
		const { x, y, width, height } = (
			element.querySelector('text:not([aria-hidden])') ?? element
		).getBoundingClientRect();
		return { x: x + width / 2, y: y + height / 2 };
	});

describe('Escape', () => {
	it('closes the open claim first, then lets go of the focus', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021&focus=nord-stream-2&claim=pos2-replaces-ns2');
		await enterChart(page);
		await page.keyboard.press('Escape');
		await expect.poll(() => page.url()).not.toContain('claim=');
		expect(page.url()).toContain('focus=nord-stream-2');
		await page.keyboard.press('Escape');
		await expect.poll(() => page.url()).not.toContain('focus=');
	});
});

describe('what a listener hears', () => {
	it('is a mark’s name, its ends, its year, its figures, its share, its state and its place in the row', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021');
		expect(await page.locator('a[data-mark="nord-stream-1"]').getAttribute('aria-label')).toMatch(
			/^Nord Stream 1, from West Siberia to Europe, 2021: 59\.2 to 60\.3 bcm of 55, \d+ % of all, operating, \d+ of \d+$/
		);
		expect(await page.locator('a[data-mark="market europe"]').getAttribute('aria-label')).toMatch(
			/^Europe, 2021: received [\d.]+ bcm, \d+ %.*, 1 of \d+$/
		);
	});
	it.each(['/sankey?v=1&year=2021', '/map?v=1&year=2021', '/timeline?v=1'])(
		'on %s names no two marks alike',
		async (path) => {
			const { page } = await openPage(path);
			const names = await page
				.locator('figure svg a[data-mark]')
				.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
			expect(new Set(names).size).toBe(names.length);
		}
	);
	it.each(['/sankey?v=1&year=2021', '/map?v=1&year=2021'])('on %s is told once of a change', async (path) => {
		const { page } = await openPage(path);
		await page.evaluate(() => {
			const told: string[] = [];
			Object.assign(window, { told });
			for (const region of document.querySelectorAll(
				'[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"]'
			))
				new MutationObserver(() => told.push(region.textContent)).observe(region, {
					childList: true,
					characterData: true,
					subtree: true
				});
		});
		await page.getByRole('slider', { name: 'Year' }).focus();
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => page.url()).toContain('year=2022');
		await expect
			.poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told.at(-1)))
			.toContain('In 2022');
		const told = await page.evaluate(() => (window as unknown as { told: string[] }).told);
		expect([...new Set(told)].filter((words) => words !== '')).toHaveLength(1);
	});
	it.each(['/', '/sankey?v=1&year=2021', '/map?v=1&year=2021', '/timeline?v=1'])(
		'of a chart on %s is its finding, and a summary of what is most and what is unknown',
		async (path) => {
			const { page } = await openPage(path, { scripts: false });
			for (const chart of await page.locator('figure svg.chart[role="group"]').all()) {
				expect(await chart.getAttribute('aria-label')).toMatch(/\w{3}.*\.$/);
				const summary = await page.locator(`#${(await chart.getAttribute('aria-describedby'))!}`).textContent();
				expect(summary).toMatch(/Most (in \d+ )?went by .+: .*\d/);
				expect(summary).toMatch(/unknown|Gaps|No flow is known/i);
			}
		}
	);
});

describe('what moves', () => {
	it('stops by itself, and at the press of a button', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021');
		await page.getByRole('button', { name: 'Play' }).click();
		await expect.poll(() => page.getByRole('button', { name: 'Pause' }).count()).toBe(1);
		await expect.poll(() => page.getByRole('button', { name: 'Play' }).count(), { timeout: 60_000 }).toBe(1);
		await expect.poll(() => page.url()).toContain('year=2025');
	});
	it('does not where a reader asks for less motion: a change is there in the next frame', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021', { reducedMotion: true });
		const moving = await page.evaluate(
			() =>
				new Promise<number>((done) => {
					document.querySelector<HTMLAnchorElement>('a[aria-label="Year after"]')!.click();
					const title = document.querySelector('h1')!;
					new MutationObserver(() =>
						requestAnimationFrame(() => requestAnimationFrame(() => done(document.getAnimations().length)))
					).observe(title, { childList: true, characterData: true, subtree: true });
				})
		);
		expect(moving).toBe(0);
	});
});
