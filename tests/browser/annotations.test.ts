import { describe, expect, inject, it } from 'vitest';
import { claimsOf, viewOfClaim } from '#lib/view/claim.ts';
import { formatView } from '#lib/view/view.ts';
import { openPage } from '../support/browser.ts';
import { shipped, shippedScope } from '../support/network.ts';

const claims = claimsOf(shipped);
const html = async (path: string) => (await fetch(inject('baseUrl') + path)).text();
const idsIn = (text: string) =>
	[...text.matchAll(/data-claim="([^"]*)"/g)].flatMap(([, ids]) => ids!.split(' ')).filter((id) => id !== '');

describe.each(['/sankey', '/map', '/timeline'])('claims on %s', (path) => {
	it('are each a pin or in the list of those that have no place there, in the HTML alone', async () => {
		for (const query of ['?v=1&year=2021', '?v=1&year=2030&plans=on', '?v=1&claim=pos2-replaces-ns2'])
			expect(new Set(idsIn(await html(path + query))), query).toEqual(new Set(claims.map(({ id }) => id)));
	});
	it('go away when asked to', async () => {
		expect(await html(`${path}?v=1&year=2021&pins=off`)).not.toContain('class="pin');
	});
	it.each([360, 768, 1440])(
		'cover nothing and leave nothing out of the frame at %i px, for claims of each kind',
		async (width) => {
			// One of each kind of anchor, and the one with most checks: the layout's own tests go through all of them.
			const some = [
				'pos2-replaces-ns2',
				'summit-format',
				'novak-title',
				'novak-occasion',
				'headline-bet-on-xi',
				'tension-with-west'
			];
			for (const id of some) {
				const claim = claims.find((one) => one.id === id)!;
				const view = formatView({ ...viewOfClaim(claim, shippedScope).view, claim: id });
				const { page } = await openPage(path + view, { width, scripts: false });
				const faults = await page.evaluate(() => {
					const chart = document.querySelector('figure svg.chart')!.getBoundingClientRect();
					const shown = (all: Iterable<Element>) => [...all].filter((one) => one.getClientRects().length > 0);
					const pins = shown(document.querySelectorAll('figure svg .pin .pill')).map((pin) => ({
						name: pin.parentElement!.textContent,
						box: pin.getBoundingClientRect()
					}));
					const texts = shown(document.querySelectorAll('figure svg text'))
						.filter((text) => !text.closest('.pin') && text.textContent !== '?')
						.map((text) => ({ name: text.textContent, box: text.getBoundingClientRect() }));
					const callouts = shown(document.querySelectorAll('.callout')).map((one) => ({
						name: 'callout',
						box: one.getBoundingClientRect()
					}));
					const over = (a: DOMRect, b: DOMRect) =>
						a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
					const faults: string[] = [];
					for (const [i, pin] of pins.entries()) {
						if (
							pin.box.left < chart.left - 1 ||
							pin.box.right > chart.right + 1 ||
							pin.box.top < chart.top - 1 ||
							pin.box.bottom > chart.bottom + 1
						)
							faults.push(`${pin.name} out of the frame`);
						for (const other of [...pins.slice(i + 1), ...texts, ...callouts])
							if (over(pin.box, other.box)) faults.push(`${pin.name} over ${other.name}`);
					}
					for (const callout of callouts) {
						for (const text of texts) if (over(callout.box, text.box)) faults.push(`callout over ${text.name}`);
						if (callout.box.left < 0 || callout.box.right > document.documentElement.clientWidth)
							faults.push('callout out of the page');
					}
					if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
						faults.push('scrolls sideways');
					return faults;
				});
				expect(faults, `${id} at ${width}`).toEqual([]);
				await page.close();
			}
		}
	);
});

describe('the central claim', () => {
	it('is whole without scripts: both pipes bright, the callout, its verdict, nine checks with both figures', async () => {
		const { page } = await openPage('/map?v=1&claim=pos2-replaces-ns2', { scripts: false });
		expect(await page.locator('.callout').getAttribute('aria-label')).toBe('Claim 12');
		expect(await page.locator('.callout [data-verdict]').first().getAttribute('data-verdict')).toBe('partly');
		const rows = page.locator('table.checks tbody tr');
		expect(await rows.count()).toBe(9);
		for (const row of await rows.all()) {
			expect(await row.getAttribute('data-outcome')).toMatch(/^(true|false|unknown)$/);
			for (const cell of [0, 1])
				expect((await row.locator('td').nth(cell).locator('strong').textContent())?.trim()).not.toBe('');
		}
		for (const id of ['nord-stream-2', 'power-of-siberia-2']) {
			const dimmed = await page
				.locator(`a[data-mark="${id}"]:visible`)
				.first()
				.evaluate((mark) => mark.parentElement!.getAttribute('opacity'));
			expect(dimmed, id).toBeNull();
		}
	});
	it('opens by click and by key, steps by n and p, and closes by Escape', async () => {
		const { page } = await openPage('/sankey?v=1&year=2021');
		await page.locator('figure .pin[data-claim="tension-with-west"]').click();
		await expect.poll(() => page.url()).toContain('claim=tension-with-west');
		await page.locator('figure svg a[tabindex="0"]').focus();
		await page.keyboard.press('n');
		await expect.poll(() => page.url()).toContain('claim=chinese-turn');
		await page.locator('figure svg a[tabindex="0"]').focus();
		await page.keyboard.press('p');
		await expect.poll(() => page.url()).toContain('claim=tension-with-west');
		await page.locator('figure svg a[tabindex="0"]').focus();
		await page.keyboard.press('Escape');
		await expect.poll(() => page.url()).not.toContain('claim=');
	});
});
