import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { kinds } from '../support/kinds.ts';
import { openPage } from '../support/browser.ts';

/** One width for each form of a page: a phone, a tablet, a desk. */
const widths = [360, 768, 1440];

/**
 * What of a page that has come in part is not where it stands when all has come, and how far off, pixels up or down. A page that comes
 * slowly, or that a busy device reads slowly, is painted on the way: so it is taken back here node by node from its end, and measured at
 * each. What has not come whole has no place yet, nor has what is out of sight, or a word of a sentence.
 */
const strays = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		/** Pixels; to browsers less is no move either: https://wicg.github.io/layout-instability/. */
		const MOVE = 3;
		/** So many nodes go at a time of what is below the fold. */
		const MANY = 40;
		/** What is read as one with all that stands in it. */
		const UNITS = 'label, .verdict';
		const topOf = (element: Element) => element.getBoundingClientRect().top;
		/** What is for ears only is a pixel high. */
		const isSeen = (element: Element) => {
			const { top, width, height } = element.getBoundingClientRect();
			return top < innerHeight && width > 1 && height > 1 && element.checkVisibility();
		};
		const nameOf = (node: Node) => `${node.nodeName.toLowerCase()} “${node.textContent?.trim().slice(0, 24) ?? ''}”`;

		const body = document.body.cloneNode(true);
		const nodes: (Element | Text)[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const node = walker.currentNode as Element | Text;
			const isSpace = node instanceof Text && node.data.trim() === '';
			if (!isSpace && !node.parentElement?.closest('svg')) nodes.push(node);
		}
		/** The last node within each. */
		const ends = new Map<Element, number>();
		for (const [i, node] of nodes.entries())
			for (let around = node instanceof Element ? node : node.parentElement; around; around = around.parentElement)
				ends.set(around, i);

		const things = nodes
			.filter((node) => node instanceof Element)
			.filter((element) => isSeen(element) && getComputedStyle(element).display !== 'inline')
			.map((element) => ({
				element,
				// A box that opens is painted, with a word of the browser's own, before its words have come.
				end:
					element.localName === 'details' ? nodes.indexOf(element) : (ends.get(element.closest(UNITS) ?? element) ?? 0),
				top: topOf(element),
				name: nameOf(element)
			}));
		const isBelow = (node: Element | Text) =>
			topOf(node instanceof Element ? node : (node.parentElement ?? document.body)) > innerHeight;
		const below = nodes.map(isBelow);
		const found = new Map<Element, string>();
		for (let i = nodes.length - 1; i > 0; i--) {
			const node = nodes[i] as Element | Text;
			const name = nameOf(node);
			node.remove();
			if (below[i] && i % MANY > 0) continue;
			for (const thing of things) {
				if (thing.end >= i || !isSeen(thing.element) || found.has(thing.element)) continue;
				const off = topOf(thing.element) - thing.top;
				if (Math.abs(off) >= MOVE)
					found.set(thing.element, `${thing.name} is ${off.toFixed(1)} px off until ${name} has come`);
			}
		}
		document.body.replaceWith(body);
		return [...found.values()];
	});

describe('on the way', () => {
	it.each(kinds.filter(({ prepare }) => !prepare).map(({ name, path }) => [name, path]))(
		'%s stands where it stays, as far as it has come',
		async (_, path) => {
			const { page } = await openPage(path, { scripts: false });
			for (const width of widths) {
				await page.setViewportSize({ width, height: 800 });
				expect.soft(await strays(page), `${width} pixels wide`).toEqual([]);
			}
		}
	);
});
