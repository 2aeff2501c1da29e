import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { contrast } from '../support/colour.ts';
import { launch, openPage } from '../support/browser.ts';

/** Part of the ground behind a word that may be darker or lighter: a line that crosses it, the edge of a pipe beside it. */
const CROSSED = 0.2;
/** The same for one letter, which is but a few lines wide. */
const CROSSED_LETTER = 0.5;

interface Word {
	readonly text: string;
	readonly fill: string;
	readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** The words of a chart, and the colour that each is painted in. */
const wordsOf = (page: Page) =>
	page.evaluate((): Word[] =>
		[...document.querySelectorAll<SVGTextElement>('figure svg.chart text')]
			.filter((text) => text.getClientRects().length > 0)
			.map((text) => {
				const { x, y, width, height } = text.getBoundingClientRect();
				const channels = getComputedStyle(text).fill.match(/\d+/g)!.slice(0, 3).map(Number);
				const fill = `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
				return { text: text.textContent, fill, box: { x: x + scrollX, y: y + scrollY, width, height } };
			})
	);

/** Colours of the pixels in each of some boxes of a picture, with the part of the box that each takes. */
async function groundsOf(png: Buffer, boxes: readonly Word['box'][]): Promise<Record<string, number>[]> {
	const page = await (await launch()).newPage();
	const grounds = await page.evaluate(
		async ([source, all]) => {
			const image = new Image();
			image.src = source;
			await image.decode();
			const canvas = new OffscreenCanvas(image.width, image.height);
			const context = canvas.getContext('2d')!;
			context.drawImage(image, 0, 0);
			return all.map(({ x, y, width, height }) => {
				const { data } = context.getImageData(x, y, Math.max(1, width), Math.max(1, height));
				const parts: Record<string, number> = {};
				for (let i = 0; i < data.length; i += 4) {
					const hex = `#${[...data.slice(i, i + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
					parts[hex] = (parts[hex] ?? 0) + 4 / data.length;
				}
				return parts;
			});
		},
		[`data:image/png;base64,${png.toString('base64')}`, [...boxes]] as const
	);
	await page.close();
	return grounds;
}

describe.each(['/', '/sankey?v=1&year=2021', '/map?v=1&year=2025&plans=on', '/timeline?v=1', '/routes/nord-stream-1'])(
	'the words of the chart on %s',
	(path) => {
		it.each([
			[360, false],
			[1280, false],
			[1280, true]
		])('at %i px, dark %s, stand at 4.5 to 1 on what lies under them, pixel by pixel', async (width, dark) => {
			const { page } = await openPage(path, { width, dark, scripts: false });
			const words = await wordsOf(page);
			expect(words.length).toBeGreaterThan(10);
			// The ground is what is left when the letters are gone; the light round a letter is a part of it.
			await page.evaluate(() => {
				for (const text of document.querySelectorAll<SVGTextElement>('figure svg.chart text')) {
					if (text.classList.contains('halo')) text.style.fill = getComputedStyle(text).stroke;
					else text.style.fill = 'transparent';
				}
			});
			const grounds = await groundsOf(
				await page.screenshot({ fullPage: true }),
				words.map(({ box }) => box)
			);
			const faint = words.filter(({ fill, text }, i) => {
				const low = Object.entries(grounds[i]!).reduce(
					(sum, [hex, part]) => (contrast(fill, hex) < 4.5 ? sum + part : sum),
					0
				);
				return low > (text.trim().length === 1 ? CROSSED_LETTER : CROSSED);
			});
			expect(faint.map(({ text, fill }) => `${text} ${fill}`)).toEqual([]);
		});
	}
);
