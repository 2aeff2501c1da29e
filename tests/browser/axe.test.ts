import axe from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.ts';
import { kinds } from '../support/kinds.ts';

const widths = [360, 768, 1440];
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** Of all rules, those whose finding can change with colours alone, and those whose finding can change with the layout. */
const ofColour = ['color-contrast'];
const ofLayout = [
	...ofColour,
	'target-size',
	'scrollable-region-focusable',
	'label-content-name-mismatch',
	'link-in-text-block'
];

/** What axe finds, one line a rule. */
const findings = (page: Page, runOnly: axe.RunOnly) =>
	page.evaluate(async (only) => {
		const runner = (window as unknown as { axe: typeof axe }).axe;
		const { violations } = await runner.run(document, { runOnly: only, resultTypes: ['violations'] });
		return violations.map(
			({ id, nodes }) =>
				`${id}, ${nodes.length} times: ${nodes
					.slice(0, 3)
					.map(({ html }) => html.slice(0, 160))
					.join(' ')}`
		);
	}, runOnly);

describe('axe-core finds nothing', () => {
	it.each(kinds)('on $name', async ({ path, prepare }) => {
		const { page } = await openPage(path, { width: widths[0]!, reducedMotion: true });
		await prepare?.(page);
		await page.evaluate(axe.source);
		const found: Record<string, string[]> = {};
		const look = async (state: string, runOnly: axe.RunOnly) => {
			const lines = await findings(page, runOnly);
			if (lines.length > 0) found[state] = lines;
		};
		for (const width of widths) {
			await page.setViewportSize({ width, height: 800 });
			await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
			await look(`${width} px`, width === 360 ? { type: 'tag', values: standard } : { type: 'rule', values: ofLayout });
			await page.emulateMedia({ colorScheme: 'dark' });
			await look(`${width} px, dark`, { type: 'rule', values: ofColour });
			await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
			await look(`${width} px, forced colours`, { type: 'rule', values: ofColour });
		}
		await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
		await page.setViewportSize({ width: 360, height: 800 });
		await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
		await look('text at 200 %', { type: 'rule', values: ofLayout });
		expect(found).toEqual({});
	});
});
