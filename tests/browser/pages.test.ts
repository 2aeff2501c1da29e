import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { forms } from '#lib/charts/frame.ts';
import { formatNumber } from '#lib/view/format.ts';
import { select } from '#lib/view/select.ts';
import { shipped, shippedScope, viewOf } from '../support/network.ts';
import { launch, openContext, openPage } from '../support/browser.ts';

const html = async (path: string) => (await fetch(inject('baseUrl') + path)).text();
const tags = (text: string, pattern: RegExp) =>
	[...text.matchAll(/<[a-z]+ [^>]*>/g)].map(([tag]) => tag).filter((tag) => pattern.test(tag));
/** The one element of a page's HTML that draws a volume. */
function drawn(text: string, route: string, kind: string): string {
	const found = tags(text, new RegExp(`data-route="${route}"`)).filter((tag) => tag.includes(`data-kind="${kind}"`));
	expect(found, `${route} ${kind}`).toHaveLength(1);
	return found[0]!;
}
/** Moves the slider as a hand does that has not let it go. */
const moveYear = (page: Page, year: number) =>
	page.locator('#year').evaluate((slider: HTMLInputElement, to) => {
		slider.value = String(to);
		slider.dispatchEvent(new Event('input', { bubbles: true }));
	}, year);
/** Drags the slider to a year until what paints under it has come, and lets the page follow. */
async function painterCame(page: Page, year: number): Promise<void> {
	const drag = () =>
		page.locator('#year').evaluate(async (slider: HTMLInputElement, to) => {
			// Of two moves in one go the second is painted, if it can be.
			for (const value of [to - 1, to]) {
				slider.value = String(value);
				slider.dispatchEvent(new Event('input', { bubbles: true }));
			}
			await new Promise(requestAnimationFrame);
			return document.querySelectorAll('.glimpse').length;
		}, year);
	await expect.poll(drag).toBe(1);
	await expect.poll(() => page.locator('.glimpse').count()).toBe(0);
	await expect.poll(() => page.url()).toContain(`year=${year}`);
}
const isHydrated = (page: Page) => page.evaluate(() => document.documentElement.dataset['hydrated'] !== undefined);
/** Moves the mouse until the scripts have taken the page over. */
async function useUntilHydrated(page: Page): Promise<void> {
	let x = 400;
	const used = async () => {
		await page.mouse.move(++x, 300);
		return isHydrated(page);
	};
	await expect.poll(used).toBe(true);
}
const valueOf = (tag: string) => /data-value="([^"]*)"/.exec(tag)?.[1] ?? null;

describe.each(['/sankey', '/map'])('the HTML of %s alone', (path) => {
	it('draws every route of the year with its capacity and flow, the unknown without a value', async () => {
		for (const year of [2019, 2021, 2025]) {
			const text = await html(`${path}?v=1&year=${year}`);
			for (const route of select(shipped, viewOf(shipped, { year })).routes) {
				expect(valueOf(drawn(text, route.id, 'flow')), route.id).toBe(route.flow ? String(route.flow.bcm) : null);
				expect(valueOf(drawn(text, route.id, 'capacity')), route.id).toBe(
					route.capacity ? String(route.capacity.bcm) : null
				);
			}
			for (const route of shipped.routes.filter(({ counted }) => counted === 'yes'))
				if (route.flows.some((flow) => flow.period === String(year) && flow.kind === 'actual'))
					drawn(text, route.id, 'flow');
		}
	});
	it('shows 2021: Nord Stream 2 empty at 55', async () => {
		const text = await html(`${path}?v=1&year=2021`);
		expect(valueOf(drawn(text, 'nord-stream-2', 'capacity'))).toBe('55');
		expect(valueOf(drawn(text, 'nord-stream-2', 'flow'))).toBe('0');
		expect(text).toContain('59.2–60.3 of 55');
	});
	it('shows 2025: no transit, no Nord Stream 1, Power of Siberia 1 over its 38', async () => {
		const text = await html(`${path}?v=1&year=2025`);
		expect(valueOf(drawn(text, 'ukraine-transit', 'flow'))).toBe('0');
		expect(valueOf(drawn(text, 'nord-stream-1', 'capacity'))).toBe('0');
		expect(valueOf(drawn(text, 'power-of-siberia-1', 'flow'))).toBe('38.8');
		expect(text).toContain('36.7–38.8 of 38');
	});
	it('shows 2030 with plans: Power of Siberia 2 with a plan of 50', async () => {
		expect(valueOf(drawn(await html(`${path}?v=1&year=2030&plans=on`), 'power-of-siberia-2', 'plan'))).toBe('50');
	});
	it('keeps values in bcm as counted, whatever the unit', async () => {
		expect(valueOf(drawn(await html(`${path}?v=1&year=2021&unit=twh`), 'nord-stream-1', 'flow'))).toBe('60.26');
	});
	it('has one h1 with the finding, a title, a description, and the canonical address', async () => {
		const text = await html(`${path}?utm_source=x&plans=off&year=2021&v=1&fbclid=y`);
		expect(text.match(/<h1[^>]*>/g)).toHaveLength(1);
		expect(text).toMatch(/<h1[^>]*>In 2021 Europe received/);
		expect(text).toMatch(/<title>[^<]+<\/title>/);
		expect(text).toMatch(/<meta name="description" content="[^"]{40,}"/);
		expect(text).toContain(`<link rel="canonical" href="${inject('baseUrl')}${path}?v=1&amp;year=2021"`);
	});
	it('has one figure with one svg that has a role, and the table of the same figures', async () => {
		const text = await html(`${path}?v=1&year=2021`);
		expect(text.match(/<figure [^>]*data-chart="/g)).toHaveLength(1);
		expect(tags(text, /^<svg [^>]*role=/)).toHaveLength(1);
		expect(text).toMatch(/<table[^>]*>\s*<caption/);
	});
	it('says what it could not read, and shows the rest', async () => {
		const text = await html(`${path}?v=1&year=1066&unit=twh&focus=<script>alert(1)</script>`);
		expect(text).toContain('year=1066');
		expect(text).not.toContain('<script>alert');
		expect(text).toContain('TWh');
	});
	it('prints no word of a machine in any state', async () => {
		for (const query of [
			'year=2011',
			'year=2035&plans=on',
			'year=2030&vs=2011&measure=capacity',
			'year=2025&vs=2021&unit=gwhd',
			'year=2021&to=japan',
			'year=2025&status=damaged',
			'year=2025&scale=fit&other=fold'
		])
			expect((await html(`${path}?v=1&${query}`)).replace(/<script[\s\S]*?<\/script>/g, '')).not.toMatch(
				/NaN|Infinity|undefined|\[object|>null</
			);
	});
});

describe('totals', () => {
	it('agree between Sankey, table and map, to the digit and with the data, in every year', async () => {
		for (let year = shippedScope.firstYear; year <= shippedScope.latest; year++) {
			const { markets } = select(shipped, viewOf(shipped, { year }));
			const [sankey, map] = await Promise.all([html(`/sankey?v=1&year=${year}`), html(`/map?v=1&year=${year}`)]);
			for (const { place, bcm, total, known } of markets) {
				const value = known > 0 ? String(bcm) : null;
				const node = tags(sankey, new RegExp(`data-place="${place.id}"`));
				expect(node.map(valueOf), `${place.id} ${year}`).toContain(value);
				for (const text of [sankey, map])
					for (const cell of tags(text, new RegExp(`data-total="${place.id}"`))) expect(valueOf(cell)).toBe(value);
				if (known > 0) expect(map).toContain(`${formatNumber(total)} bcm`);
			}
		}
	});
});

describe.each(['/', '/sankey?v=1&year=2021', '/map?v=1&year=2021'])('%s', (path) => {
	it.each([
		[360, false],
		[360, true],
		[768, false],
		[1440, true]
	])(
		'at %i px, dark %s, without scripts: nothing scrolls sideways, no label is cut or too small',
		async (width, dark) => {
			const { page, complaints, foreign } = await openPage(path, { width, dark, scripts: false });
			const faults = await page.evaluate(() => {
				const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
				const texts = [...document.querySelectorAll<SVGTextElement>('figure svg text')].filter(
					(text) => text.getClientRects().length > 0
				);
				const cut = texts.filter((text) => {
					const box = text.getBoundingClientRect();
					const frame = text.closest('figure')!.getBoundingClientRect();
					return (
						box.left < frame.left - 1 ||
						box.right > frame.right + 1 ||
						box.top < frame.top - 1 ||
						box.bottom > frame.bottom
					);
				});
				const small = texts.filter((text) => {
					const scale = text.getScreenCTM()!.a;
					return parseFloat(getComputedStyle(text).fontSize) * scale < 11.5;
				});
				return {
					wide,
					cut: cut.map((text) => text.textContent),
					small: small.map((text) => text.textContent),
					texts: texts.length
				};
			});
			expect(faults).toMatchObject({ wide: false, cut: [], small: [] });
			expect(faults.texts).toBeGreaterThan(10);
			expect(foreign).toEqual([]);
			expect(complaints).toEqual([]);
		}
	);
	it.each([360, 1440])('at %i px: no label stands over another', async (width) => {
		const { page } = await openPage(path, { width, scripts: false });
		const over = await page.evaluate(() => {
			const boxes = [...document.querySelectorAll<SVGTextElement>('figure svg text')]
				.filter((text) => text.getClientRects().length > 0 && text.textContent !== '?')
				.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect(), chart: text.closest('figure') }));
			const apart = (a: DOMRect, b: DOMRect) =>
				a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 3 || b.bottom <= a.top + 3;
			return boxes.flatMap((a, i) =>
				boxes
					.slice(i + 1)
					.filter((b) => a.chart === b.chart && !apart(a.box, b.box))
					.map((b) => `${a.text} | ${b.text}`)
			);
		});
		expect(over).toEqual([]);
	});
	it('complains of nothing and asks no other host', async () => {
		const { page, complaints, foreign } = await openPage(path);
		await page.waitForTimeout(300);
		expect(complaints).toEqual([]);
		expect(foreign).toEqual([]);
	});
});

describe('working a chart', () => {
	it('changes the year by the slider without asking the server, and back brings the year before', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021');
		const asked: string[] = [];
		page.on('request', (request) => {
			// A script that comes with the slider's first move is no figure.
			if (!/favicon\.svg$|\/immutable\/.*\.js$/.test(request.url())) asked.push(request.url());
		});
		await page.getByRole('slider', { name: /Year/ }).focus();
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => page.url()).toContain('year=2022');
		await expect.poll(() => page.locator('h1').textContent()).toMatch(/^In 2022/);
		expect(
			await page.getByRole('slider', { name: /Year/ }).evaluate((slider) => document.activeElement === slider)
		).toBe(true);
		await page.getByRole('link', { name: 'Year after' }).click();
		await expect.poll(() => page.url()).toContain('year=2023');
		await page.goBack();
		await expect.poll(() => page.locator('h1').textContent()).toMatch(/^In 2022/);
		expect(asked).toEqual([]);
	});
	it('paints each year under a slider that is dragged, and is the page of the last one when that rests', async () => {
		const { page } = await openPage('/sankey?v=1&year=2015');
		await painterCame(page, 2016);
		// From here on time is the test's own: what is a drag and what a single step must not hang on how busy a machine is.
		await page.clock.install();
		await page.clock.pauseAt(Date.now() + 3_600_000);
		await moveYear(page, 2017);
		await expect.poll(() => page.url()).toContain('year=2017');
		const pictures = new Set<number>();
		const look = () =>
			page.evaluate(() => {
				const canvas = document.querySelector<HTMLCanvasElement>('.glimpse canvas');
				const image = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
				let painted = 0;
				for (let i = 3; i < image.length; i += 4) painted += image[i]!;
				return {
					painted,
					title: document.querySelector('h1')!.textContent,
					told: document.querySelector('output')!.textContent,
					address: location.search
				};
			});
		for (const year of [2018, 2019, 2020, 2021]) {
			await moveYear(page, year);
			await page.clock.runFor(60);
			const { painted, title, told, address } = await look();
			expect(title).toMatch(new RegExp(`^In ${year}`));
			expect(told).toBe(String(year));
			expect(address).toContain('year=2017');
			expect(painted).toBeGreaterThan(0);
			pictures.add(painted);
		}
		expect(pictures.size).toBe(4);
		await page.clock.resume();
		await expect.poll(() => page.url()).toContain('year=2021');
		await expect.poll(() => page.locator('.glimpse').count()).toBe(0);
		expect(await page.locator('h1').textContent()).toMatch(/^In 2021/);
		expect(await page.locator('#chart-summary').textContent()).toContain('2021');
		expect(await page.locator('a[data-mark="nord-stream-2"]').getAttribute('aria-label')).toMatch(/2021/);
	});
	it.each(['/sankey', '/map'])(
		'ends a drag on its last year on %s, though an earlier page lands meanwhile',
		async (path) => {
			const { page } = await openPage(`${path}?v=1&year=2015`);
			await moveYear(page, 2016);
			await expect.poll(() => page.url()).toContain('year=2016');
			await page.waitForLoadState('networkidle');
			const shown = await page.evaluate(async () => {
				const slider = document.querySelector<HTMLInputElement>('#year')!;
				const move = (year: number) => {
					slider.value = String(year);
					slider.dispatchEvent(new Event('input', { bubbles: true }));
				};
				const frame = () => new Promise(requestAnimationFrame);
				const replace = history.replaceState.bind(history);
				const landed = new Promise<void>((done) => {
					history.replaceState = (state: unknown, title: string, url?: string | URL | null) => {
						replace(state, title, url);
						if (!String(url).includes('year=2019')) return;
						history.replaceState = replace;
						move(2020);
						done();
					};
				});
				for (const year of [2017, 2018, 2019]) {
					move(year);
					await frame();
				}
				await landed;
				await frame().then(frame);
				const { value } = slider;
				slider.dispatchEvent(new Event('change', { bubbles: true }));
				return value;
			});
			expect(shown).toBe('2020');
			await expect.poll(() => page.locator('#chart-summary').textContent()).toContain('2020');
			await page.waitForTimeout(400);
			expect(page.url()).toContain('year=2020');
			expect(await page.locator('h1').textContent()).toMatch(/^In 2020/);
			await expect.poll(() => page.locator('.glimpse').count()).toBe(0);
		}
	);
	it.each([
		['another page', 'footer.site a[href*="/sources"], header a[href*="/sources"]', /\/sources/],
		['another chart', 'header a[href*="/map"]', /\/map/],
		['a pipe', '[data-chart] .chart a[data-mark="medgaz"]', /focus=medgaz/]
	])('does not call back a reader who goes to %s while the slider is still warm', async (_, link, address) => {
		const { page } = await openPage('/sankey?v=1&year=2015');
		await painterCame(page, 2016);
		await page.route(/\/sources/, (route) => setTimeout(() => void route.continue().catch(() => undefined), 600));
		await page.evaluate(async (link) => {
			const slider = document.querySelector<HTMLInputElement>('#year')!;
			for (const year of [2017, 2018, 2019]) {
				slider.value = String(year);
				slider.dispatchEvent(new Event('input', { bubbles: true }));
				await new Promise(requestAnimationFrame);
			}
			document.querySelector(link)!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
		}, link);
		await page.waitForURL(address);
		await page.waitForTimeout(500);
		expect(page.url()).toMatch(address);
		await expect.poll(() => page.locator('.glimpse').count()).toBe(0);
	});
	it('asks for its figures when it is first used, stays as it is where they cannot be had, and tries again', async () => {
		const fresh = await (await openContext()).newPage();
		await fresh.clock.install({ time: 0 });
		const asked: string[] = [];
		await fresh.route('**/built/*/facts.json', (route) => {
			asked.push(route.request().url());
			return asked.length === 1 ? route.abort() : route.continue();
		});
		await fresh.goto(`${inject('baseUrl')}/sankey?v=1&year=2021`);
		expect(asked).toEqual([]);
		const shown = await fresh.locator('main').innerText();
		// Where a page appears under a mouse, a browser tells of a move that nobody made.
		const resting = { pointerType: 'mouse', screenX: 0, screenY: 0 };
		for (let i = 0; i < 2; i++) await fresh.dispatchEvent('body', 'pointermove', resting);
		await fresh.waitForTimeout(300);
		expect(asked).toEqual([]);
		await fresh.clock.pauseAt(60_000);
		await fresh.mouse.move(200, 200);
		await expect.poll(() => asked.length).toBe(1);
		// A server that is in need is not asked again at each move of a mouse.
		await fresh.waitForTimeout(300);
		await fresh.mouse.move(300, 300, { steps: 20 });
		expect(asked.length).toBe(1);
		expect(await fresh.locator('main').innerText()).toBe(shown);
		expect(await isHydrated(fresh)).toBe(false);
		await fresh.clock.resume();
		await useUntilHydrated(fresh);
		expect(await fresh.locator('h1').textContent()).toMatch(/^In 2021/);
	});
	it('is loaded anew at its first use where the site has moved on to another version, and once only', async () => {
		const fresh = await (await openContext()).newPage();
		let gone = true;
		await fresh.route('**/built/*/facts.json', (route) =>
			gone ? route.fulfill({ status: 404, body: '' }) : route.continue()
		);
		await fresh.goto(`${inject('baseUrl')}/sankey?v=1&year=2021`);
		let loads = 0;
		fresh.on('load', () => (loads += 1));
		await fresh.mouse.move(200, 200, { steps: 2 });
		await expect.poll(() => loads).toBe(1);
		await fresh.mouse.move(400, 300);
		await fresh.waitForTimeout(500);
		expect(loads).toBe(1);
		expect(fresh.url()).toContain('/sankey?v=1&year=2021');
		gone = false;
		await useUntilHydrated(fresh);
	});
	it.each([
		['Overview', (page: Page) => page.getByRole('link', { name: 'Overview' }).first()],
		['a route', (page: Page) => page.locator('main a[href*="/routes/nord-stream-1"]').first()],
		['About', (page: Page) => page.getByRole('link', { name: 'About', exact: true })]
	])('leads to %s as the server sends it, which is read and asks for no data of its own', async (_, linkOn) => {
		const { page } = await openPage('/table?v=1&year=2021&focus=nord-stream-1');
		const asked: string[] = [];
		page.on('request', (request) => asked.push(`${request.resourceType()} ${new URL(request.url()).pathname}`));
		const link = linkOn(page);
		const { pathname } = new URL((await link.getAttribute('href'))!, page.url());
		await link.click();
		await page.waitForURL((url) => url.pathname === pathname);
		await page.waitForLoadState();
		expect(asked).toContain(`document ${pathname}`);
		expect(asked.filter((line) => /__data|\.json|^script/.test(line))).toEqual([]);
	});
	it('leads to a page that is read though another is still on its way', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021');
		await page.route('**/claims/__data.json*', () => undefined);
		await page.getByRole('link', { name: 'Claims', exact: true }).click();
		await page.getByRole('link', { name: 'About', exact: true }).click();
		await page.waitForURL(/\/about$/);
		await expect.poll(() => page.locator('h1').textContent()).toContain('About');
		expect(await page.locator('script[type="module"], script:not([type])').count()).toBe(0);
	});
	it('comes back from a page that is read, and from there to the year before', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021');
		await page.locator('[aria-label="Year before"]').click();
		await expect.poll(() => page.locator('h1').textContent()).toMatch(/^In 2020/);
		await page.getByRole('link', { name: 'About', exact: true }).click();
		await page.waitForURL(/about/);
		await page.goBack();
		await page.waitForURL(/year=2020/);
		expect(await page.locator('h1').textContent()).toMatch(/^In 2020/);
		// No script has started yet.
		await page.goBack();
		await page.waitForURL(/year=2021/);
		await expect.poll(() => page.locator('h1').textContent()).toMatch(/^In 2021/);
	});
	it.each(['/sankey', '/map'])('takes each of the keys that follow each other on %s', async (path) => {
		const { page } = await openPage(`${path}?v=1&year=2015`);
		await page.locator('#year').focus();
		for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
		await expect.poll(() => page.url()).toContain('year=2019');
		await expect.poll(() => page.locator('h1').textContent()).toMatch(/^In 2019/);
		await page.waitForTimeout(500);
		expect(page.url()).toContain('year=2019');
		expect(await page.locator('#year').inputValue()).toBe('2019');
	});
	it('sends its form where a field is changed before scripts are here', async () => {
		const fresh = await (await (await launch()).newContext()).newPage();
		await fresh.route('**/*.js', (route) => setTimeout(() => void route.continue().catch(() => undefined), 1500));
		await fresh.goto(`${inject('baseUrl')}/sankey?v=1&year=2021`);
		await fresh.locator('#year').focus();
		await fresh.keyboard.press('ArrowLeft');
		await fresh.waitForURL(/year=2020/);
		expect(await fresh.locator('h1').textContent()).toMatch(/^In 2020/);
		await fresh.context().close();
	});
	it('holds one selection from view to view', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021&unit=twh&focus=nord-stream-1');
		await page.getByRole('link', { name: 'Map', exact: true }).click();
		await expect.poll(() => page.url()).toContain('/map?v=1&year=2021&unit=twh&focus=nord-stream-1');
		await expect.poll(() => page.locator('h1').textContent()).toContain('Nord Stream 1');
	});
	it.each(['/sankey', '/map'])(
		'is one stop of the Tab key on %s, with arrows inside, Enter to focus and Escape back',
		async (path) => {
			const { page } = await openPage(`${path}?v=1&year=2021`);
			const marks = page.locator('figure svg a[data-mark]');
			expect(await marks.evaluateAll((all) => all.filter((mark) => mark.getAttribute('tabindex') === '0').length)).toBe(
				1
			);
			await page.locator('figure svg a[tabindex="0"]').focus();
			const first = await page.evaluate(() => document.activeElement?.getAttribute('data-mark'));
			await page.keyboard.press('ArrowDown');
			// On a map nothing may lie below the first mark.
			if (path === '/map') await page.keyboard.press('ArrowUp');
			const next = await page.evaluate(() => document.activeElement?.getAttribute('data-mark'));
			expect(next).not.toBe(first);
			await page.keyboard.press('Enter');
			await expect.poll(() => page.url()).toContain('focus=');
			await page.keyboard.press('Escape');
			await expect.poll(() => page.url()).not.toContain('focus=');
		}
	);
	it('finds a route by another of its names, with scripts and without', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021');
		await page.getByRole('combobox', { name: 'Find' }).fill('Severny potok 2');
		await page.keyboard.press('Enter');
		await expect.poll(() => page.url()).toContain('focus=nord-stream-2');
		const plain = await openPage('/sankey?v=1&year=2021', { scripts: false });
		await plain.page.getByRole('combobox', { name: 'Find' }).fill('Severny potok 2');
		await plain.page.getByRole('button', { name: 'Apply' }).click();
		expect(await plain.page.locator('h1').textContent()).toBe('In 2021 Nord Stream 2 carried nothing.');
	});
	it('filters and compares by its form without scripts', async () => {
		const { page } = await openPage('/sankey?v=1&year=2025', { scripts: false });
		await page.getByLabel('Change since').selectOption('2021');
		await page.getByRole('button', { name: 'Apply' }).click();
		expect(await page.locator('h1').textContent()).toMatch(/^From 2021 to 2025/);
		expect(await page.locator('link[rel=canonical]').getAttribute('href')).toContain('?v=1&year=2025&vs=2021');
	});
	it.each(['/sankey', '/table'])('keeps a filter of %s by a whole country when another changes', async (path) => {
		const { page } = await openPage(`${path}?v=1&year=2021&from=russia`);
		await page.getByLabel('China', { exact: true }).check();
		await expect.poll(() => page.url()).toContain('to=china');
		expect(page.url()).toContain('from=russia');
	});
	it('plays the years, and pauses', async () => {
		const { page } = await openPage('/sankey?v=1&year=2011');
		await page.getByRole('button', { name: 'Play' }).click();
		await expect.poll(() => page.url()).toContain('year=2012');
		await page.getByRole('button', { name: 'Pause' }).click();
		expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(1);
	});
	it('zooms the map by button, key and drag, and commits where it is', async () => {
		const { page } = await openPage('/map?v=1&year=2021');
		await page.getByRole('link', { name: 'Zoom in' }).click();
		await expect.poll(() => page.url()).toMatch(/at=-?[\d.]+,-?[\d.]+,2$/);
		const before = page.url();
		const box = (await page.locator('figure .map').boundingBox())!;
		await page.mouse.move(box.x + 400, box.y + 300);
		await page.mouse.down();
		await page.mouse.move(box.x + 250, box.y + 260, { steps: 5 });
		await page.mouse.up();
		await expect.poll(() => page.url()).not.toBe(before);
		await page.getByRole('link', { name: 'Show the whole map' }).click();
		await expect.poll(() => page.url()).not.toContain('at=');
	});
	it('draws what a link brings, the same on the server and after scripts', async () => {
		const path = '/sankey?v=1&year=2025&vs=2021&plans=on&focus=power-of-siberia-1';
		const values = () =>
			[...document.querySelectorAll('[data-route]')].map(
				(mark) =>
					`${mark.getAttribute('data-route')} ${mark.getAttribute('data-kind')} ${mark.getAttribute('data-value')}`
			);
		const plain = await openPage(path, { scripts: false });
		const before = await plain.page.evaluate(values);
		const { page } = await openPage(path);
		expect(await page.evaluate(values)).toEqual(before);
	});
});

describe('the forms of a chart', () => {
	it('are the ones that the style sheet knows', () => {
		const css = readFileSync('src/app.css', 'utf8');
		for (const { least } of forms) if (least > 0) expect(css).toContain(`@container (min-width: ${least}px)`);
	});
});
