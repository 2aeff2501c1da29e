import { describe, expect, it } from 'vitest';
import { kinds } from '../support/kinds.ts';
import { openContext } from '../support/browser.ts';

/** At most so much of a first view, on the wire: bytes, but for the number of requests. */
const most = { document: 65_000, stylesheet: 10_000, script: 0, font: 200_000, other: 60_000, requests: 12 };
/** A frame tells its page how high it is, so it has that one script. */
const mostEmbedded = { ...most, document: 80_000, script: 1_000, requests: 8 };

/** What a visitor with an empty cache and a phone fetches of a page that is only looked at, and how far it shifts. */
async function firstView(path: string) {
	const context = await openContext({ viewport: { width: 412, height: 823 } });
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
	await page.goto(path, { waitUntil: 'networkidle' });
	const seen = await page.evaluate(async () => {
		await document.fonts.ready;
		// A stand-in is on the device and comes over no wire.
		const blocking = [...document.fonts]
			.filter(({ display, family }) => display !== 'swap' && !family.includes('stand-in'))
			.map(({ family }) => family);
		const shifts = await new Promise<PerformanceEntry[]>((done) => {
			const entries: PerformanceEntry[] = [];
			new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({
				type: 'layout-shift',
				buffered: true
			});
			setTimeout(() => done(entries), 200);
		});
		return {
			shift: shifts.reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0),
			blocking
		};
	});
	await Promise.all(sizes);
	return { bytes, ...seen };
}

describe('the first view of', () => {
	it.each(kinds.filter(({ prepare }) => !prepare).map(({ name, path }) => [name, path]))(
		'%s keeps to its bytes and requests, waits for no font and shifts nothing',
		async (_, path) => {
			const { bytes, shift, blocking } = await firstView(path);
			expect(bytes.document).toBeGreaterThan(0);
			const budget = path.startsWith('/embed') ? mostEmbedded : most;
			const over = Object.entries(budget).filter(([name, limit]) => bytes[name as keyof typeof bytes] > limit);
			expect(over, JSON.stringify(bytes)).toEqual([]);
			expect(blocking).toEqual([]);
			// A line of a text may break elsewhere when its typeface comes; a chart that moves counts for more.
			expect(shift).toBeLessThan(0.05);
		}
	);
});
