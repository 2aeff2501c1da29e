import { describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.ts';

describe.each(['/sankey?v=1&year=2021', '/map?v=1&year=2021', '/timeline?v=1&span=2019..2025'])(
	'%s on paper',
	(path) => {
		it('is a figure: title, picture, summary, sources, date and address, and nothing to press', async () => {
			const { page } = await openPage(path, { dark: true });
			await page.getByText('Share, embed, download, cite').click();
			await page.emulateMedia({ media: 'print' });
			const seen = (selector: string) => page.locator(selector).filter({ visible: true }).count();
			for (const part of ['h1', 'figure svg.chart[role="group"]', '#chart-summary', '.address'])
				expect(await seen(part), part).toBe(1);
			expect(await page.locator('figcaption').innerText()).toMatch(/Sources: .+ Data of \d+ \w+ \d{4}, version \w+/s);
			expect(await page.locator('.address').innerText()).toContain(path.split('?')[0]);
			for (const part of ['button', 'input', 'select', 'summary', 'nav', '.share', '.zoom', '.skip'])
				expect(await seen(part), part).toBe(0);
			expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper'))).toMatch(
				/^#fff(fff)?$/
			);
		});
		it('holds the whole picture on a page', async () => {
			const { page } = await openPage(path, { width: 720 });
			await page.emulateMedia({ media: 'print' });
			const cut = await page.evaluate(() => {
				const frame = document.documentElement.clientWidth;
				return [...document.querySelectorAll('figure svg text')]
					.filter((text) => text.getClientRects().length > 0 && text.getBoundingClientRect().right > frame + 1)
					.map((text) => text.textContent);
			});
			expect(cut).toEqual([]);
			const pdf = await page.pdf({ format: 'A4' });
			expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
		});
	}
);
