import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { worked } from '../../src/routes/worked.ts';
import { kinds } from '../support/kinds.ts';
import { hydrated, openContext } from '../support/browser.ts';

/** At most so much of a first view, on the wire: bytes, but for the number of requests. */
const most = { document: 65_000, stylesheet: 10_000, script: 0, font: 200_000, other: 60_000, requests: 12 };
/** A frame tells its page how high it is, so it has that one script. */
const mostEmbedded = { ...most, document: 80_000, script: 1_000, requests: 8 };

/** At most so much script, bytes on the wire and files, when a page that a script works is first used. */
const mostUsed = { bytes: 105_000, files: 15 };

/** Pixels that a text may make what is below it move by when its typeface comes: two of its lines break elsewhere. */
const twoLines = 54;

/** How far down each element of a page begins, pixels; null for what is not there to be seen. Without scripts the elements stay. */
const tops = (page: Page) =>
	page.evaluate(() =>
		Array.from(document.querySelectorAll('body :not(svg *)'), (element) => {
			const { top, height } = element.getBoundingClientRect();
			return height > 0 && top < innerHeight && element.checkVisibility() ? top : null;
		})
	);
type Tops = Awaited<ReturnType<typeof tops>>;

/** The furthest that anything in sight went down or up, pixels. */
const furthest = (before: Tops, after: Tops) =>
	Math.max(...before.map((top, i) => Math.abs((after[i] ?? top ?? 0) - (top ?? after[i] ?? 0))));

/** What a visitor with an empty cache and a phone fetches of a page that is only looked at, and what moves meanwhile. */
async function firstView(path: string) {
	const context = await openContext({ viewport: { width: 412, height: 823 }, serviceWorkers: 'allow' });
	const page = await context.newPage();
	const bytes = { document: 0, stylesheet: 0, script: 0, font: 0, other: 0, requests: 0 };
	const sizes: Promise<void>[] = [];
	page.on('requestfinished', (request) => {
		const type = request.resourceType();
		bytes.requests += 1;
		sizes.push(
			request.sizes().then(({ responseBodySize }) => {
				bytes[type in bytes ? (type as 'document') : 'other'] += responseBodySize;
			})
		);
	});
	let release = () => {};
	const seen = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/*.woff2', (route) => seen.then(() => route.continue()));
	await page.goto(path, { waitUntil: 'domcontentloaded' });
	await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
	const first = await tops(page);
	await page.waitForTimeout(200);
	const unlettered = await tops(page);
	release();
	await page.waitForLoadState('networkidle');
	const blocking = await page.evaluate(async () => {
		await document.fonts.ready;
		// A stand-in is on the device and comes over no wire.
		return [...document.fonts]
			.filter(({ display, family }) => display !== 'swap' && !family.includes('stand-in'))
			.map(({ family }) => family);
	});
	const lettered = await tops(page);
	await Promise.all(sizes);
	return { bytes, blocking, movedByItself: furthest(first, unlettered), moved: furthest(unlettered, lettered) };
}

describe('the first view of', () => {
	it.each(kinds.filter(({ prepare }) => !prepare).map(({ name, path }) => [name, path]))(
		'%s keeps to its bytes and requests, waits for no font and shifts nothing',
		async (_, path) => {
			const { bytes, blocking, movedByItself, moved } = await firstView(path);
			expect(bytes.document).toBeGreaterThan(0);
			const budget = path.startsWith('/embed') ? mostEmbedded : most;
			const over = Object.entries(budget).filter(([name, limit]) => bytes[name as keyof typeof bytes] > limit);
			expect(over, JSON.stringify(bytes)).toEqual([]);
			expect(blocking).toEqual([]);
			expect(movedByItself).toBe(0);
			expect(moved, 'when the typeface comes').toBeLessThan(twoLines);
		}
	);
});

describe('the first use of', () => {
	it.each(worked.map((route) => route.replace('/(charts)', '')))(
		'%s fetches few files, and none too big',
		async (path) => {
			const context = await openContext();
			const page = await context.newPage();
			const scripts: Promise<number>[] = [];
			page.on('requestfinished', (request) => {
				if (request.resourceType() === 'script')
					scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
			});
			await page.goto(path);
			expect(scripts).toEqual([]);
			await hydrated(page);
			await page.waitForLoadState('networkidle');
			const sizes = await Promise.all(scripts);
			const bytes = sizes.reduce((sum, size) => sum + size, 0);
			expect(sizes.length).toBeGreaterThan(0);
			expect(sizes.length).toBeLessThanOrEqual(mostUsed.files);
			expect(bytes).toBeLessThanOrEqual(mostUsed.bytes);
		}
	);
});
