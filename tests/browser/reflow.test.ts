import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.ts';
import { kinds } from '../support/kinds.ts';

/** WCAG 2.2, 1.4.12: what a reader may set, and no text may be lost by it. */
const spacing =
	'*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';

const scrollsSideways = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth > 0);

/** Texts of the page that a box cuts off which nobody can scroll. Words in a chart are measured by themselves. */
const cutOff = (page: Page) =>
	page.evaluate(() => {
		const found = new Set<string>();
		const all = [...document.querySelectorAll('body *')];
		const ofEar = all.filter((one) => getComputedStyle(one).clipPath === 'inset(50%)');
		for (const element of document.querySelectorAll<HTMLElement>('body *:not(script, style, option, textarea)')) {
			if (element.closest('svg, .skip, datalist, #svelte-announcer') || !element.checkVisibility()) continue;
			// What is for the ear alone is cut to a point.
			if (ofEar.some((one) => one.contains(element))) continue;
			const { overflowX, overflowY } = getComputedStyle(element);
			const isCut = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
			const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== '');
			if (isCut(overflowX) && element.scrollWidth > element.clientWidth + 1) found.add(element.outerHTML.slice(0, 90));
			if (isCut(overflowY) && element.scrollHeight > element.clientHeight + 1)
				found.add(element.outerHTML.slice(0, 90));
			if (!text) continue;
			const scroller = element.closest('.scroll, .window, figure[data-chart]');
			if (scroller) continue;
			for (const { right, left } of element.getClientRects())
				if (right > document.documentElement.clientWidth + 1 || left < -1) found.add(element.outerHTML.slice(0, 90));
		}
		return [...found];
	});

/** What scrolls sideways within the page, and does so by no key. */
const deafTo = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('body *')]
			.filter(
				(element) =>
					['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
					element.scrollWidth > element.clientWidth + 1 &&
					element.getClientRects().length > 0
			)
			.filter((element) => element.tabIndex !== 0 && !element.querySelector('a, button, input, [tabindex="0"]'))
			.map((element) => element.outerHTML.slice(0, 90))
	);

/** Texts that are shown smaller than 12 px. */
const smallTexts = (page: Page) =>
	page.evaluate(() => {
		const found = new Set<string>();
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const parent = node.parentElement!;
			if (node.textContent!.trim() === '' || !parent.checkVisibility()) continue;
			if (parent.closest('script, style, .unseen')) continue;
			const scale = parent instanceof SVGGraphicsElement ? parent.getScreenCTM()!.a : 1;
			if (parseFloat(getComputedStyle(parent).fontSize) * scale < 11.9) found.add(parent.outerHTML.slice(0, 90));
		}
		return [...found];
	});

/**
 * Targets that are less than 24 px wide or high and stand too near to others (WCAG 2.2, 2.5.8). In a chart the list of its figures and
 * the search do the same; that a name is hit is tested below.
 */
const smallTargets = (page: Page) =>
	page.evaluate(() => {
		const targets = [
			...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')
		].filter((one) => one.checkVisibility() && !one.closest('svg, .skip'));
		/** A check box is pressed by its label too. */
		const boxOf = (one: HTMLElement) => (one.closest('label') ?? one).getBoundingClientRect();
		const isLarge = ({ width, height }: DOMRect) => width >= 23.9 && height >= 23.9;
		/** In a sentence the line gives the size. */
		const isInSentence = (one: HTMLElement) => {
			const text = one.parentElement!.closest('p, li, td, th, dd, figcaption, caption, blockquote, span, div');
			const own = [...(text?.childNodes ?? [])]
				.filter((node) => node.nodeType === 3)
				.map((node) => node.textContent!)
				.join('');
			return getComputedStyle(one).display === 'inline' && /\p{L}{2}/u.test(own);
		};
		const middle = ({ x, y, width, height }: DOMRect) => ({ x: x + width / 2, y: y + height / 2 });
		const reach = (spot: { x: number; y: number }, box: DOMRect) =>
			Math.hypot(
				Math.max(box.left - spot.x, 0, spot.x - box.right),
				Math.max(box.top - spot.y, 0, spot.y - box.bottom)
			);
		const boxes = targets.map((one) => ({ one, box: boxOf(one) }));
		return boxes
			.filter(({ one, box }) => !isLarge(box) && !isInSentence(one))
			.filter(({ one, box }) =>
				boxes.some((other) => {
					if (other.one === one || other.one.contains(one) || one.contains(other.one)) return false;
					if (isLarge(other.box)) return reach(middle(box), other.box) < 12;
					const [a, b] = [middle(box), middle(other.box)];
					return Math.hypot(a.x - b.x, a.y - b.y) < 24 || reach(a, other.box) < 12;
				})
			)
			.map(({ one, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${one.outerHTML.slice(0, 90)}`);
	});

const setSpacing = (page: Page) =>
	page.evaluate((css) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		document.adoptedStyleSheets = [sheet];
	}, spacing);

const setLargeText = (page: Page) =>
	page.evaluate(() => {
		document.adoptedStyleSheets = [];
		document.documentElement.style.setProperty('font-size', '200%');
	});

describe('on a phone', () => {
	it.each(kinds)(
		'$name does not scroll sideways, cuts off no text, writes in 12 px or more and has targets of 24 px',
		async ({ name, path, prepare }) => {
			const { page } = await openPage(path, { width: 320, height: 640 });
			await prepare?.(page);
			expect.soft(await scrollsSideways(page), 'at 320 px').toBe(false);
			expect.soft(await deafTo(page), 'what scrolls within it at 320 px does so by key').toEqual([]);

			await page.setViewportSize({ width: 360, height: 800 });
			expect.soft(await smallTargets(page)).toEqual([]);
			// As high as the code of an embed asks for: in a lower frame a chart is made smaller to be seen whole.
			await page.setViewportSize({ width: 360, height: 2600 });
			expect.soft(await smallTexts(page)).toEqual([]);
			if (name.includes('embed')) return;

			await page.setViewportSize({ width: 360, height: 800 });
			expect.soft(await cutOff(page), 'as it is').toEqual([]);
			await setSpacing(page);
			expect.soft(await cutOff(page), 'with wider spacing').toEqual([]);
			expect.soft(await scrollsSideways(page), 'with wider spacing').toBe(false);
			await setLargeText(page);
			expect.soft(await cutOff(page), 'at 200 %').toEqual([]);
			expect.soft(await scrollsSideways(page), 'at 200 %').toBe(false);
		}
	);

	it.each(['/sankey?v=1&year=2021', '/map?v=1&year=2021', '/timeline?v=1'])(
		'every name on %s is hit where it stands, by whatever is wide as a finger',
		async (path) => {
			const { page } = await openPage(path, { width: 360 });
			const missed = await page.evaluate(() =>
				[...document.querySelectorAll<SVGAElement>('figure svg a[data-mark]')]
					.filter((one) => one.getClientRects().length > 0)
					.filter((one) => {
						const text = one.querySelector('text:not([aria-hidden])');
						if (!text) return false;
						text.scrollIntoView({ block: 'center' });
						const { x, y, width, height } = text.getBoundingClientRect();
						const top = document.elementFromPoint(x + width / 2, y + height / 2);
						return top?.closest('a[data-mark]') !== one;
					})
					.map((one) => one.dataset['mark'])
			);
			expect(missed).toEqual([]);
		}
	);
});
