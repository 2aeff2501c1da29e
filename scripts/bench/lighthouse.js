import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { browserArguments, findBrowser } from '../browser.js';
import { borrowed } from './apart.js';
import { pages } from './pages.js';
import { median, print } from './sample.js';

// Version 13 needs a later Node than we do.
const packages = { lighthouse: '12.8.2' };
const port = 9333;
const times = 3;
const categories = /** @type {const} */ (['performance', 'accessibility', 'best-practices', 'seo']);

/**
 * What of Lighthouse's answer we read.
 * @typedef {{ lhr: {
 *   categories: Record<string, { score: number | null, auditRefs: { id: string, weight: number }[] }>,
 *   audits: Record<string, { score: number | null, numericValue?: number }> } } | undefined} Result
 * @typedef {{ default: (address: string, flags: object) => Promise<Result> }} Lighthouse
 */

/** Lighthouse's scores on each kind of page, for a phone: medians. @param {import('./ground.js').Ground} ground */
export async function lighthouse({ server }) {
	const folder = borrowed(packages);
	const file = path.join(folder, 'lighthouse', 'core', 'index.js');
	/** @type {unknown} */
	const module = await import(pathToFileURL(file).href);
	const { default: audit } = /** @type {Lighthouse} */ (module);
	const browser = await chromium.launch({
		executablePath: (await findBrowser()) ?? undefined,
		args: [...browserArguments, `--remote-debugging-port=${port}`]
	});
	const rows = [['page', ...categories, 'largest paint, s', 'blocked, ms', 'shift', 'lost points']];
	try {
		for (const page of pages) {
			/** @type {NonNullable<Result>['lhr'][]} */
			const reports = [];
			for (let i = 0; i < times; i++) {
				const result = await audit(server.address + page, {
					port,
					logLevel: 'silent',
					onlyCategories: [...categories]
				});
				if (result) reports.push(result.lhr);
			}
			const middle = (/** @type {(report: typeof reports[number]) => number | null | undefined} */ of) =>
				median(reports.map(of).filter((value) => typeof value === 'number'));
			const lost = new Set(
				reports.flatMap(({ categories: all, audits }) =>
					Object.entries(all)
						.filter(([name]) => name !== 'performance')
						.flatMap(([, { auditRefs }]) => auditRefs)
						.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
						.map(({ id }) => id)
				)
			);
			rows.push([
				page,
				...categories.map((name) => Math.round(100 * middle((report) => report.categories[name]?.score)).toString()),
				(middle(({ audits }) => audits['largest-contentful-paint']?.numericValue) / 1000).toFixed(1),
				middle(({ audits }) => audits['total-blocking-time']?.numericValue).toFixed(0),
				middle(({ audits }) => audits['cumulative-layout-shift']?.numericValue).toFixed(3),
				[...lost].join(' ')
			]);
		}
	} finally {
		await browser.close();
	}
	print(`Lighthouse ${packages.lighthouse}, a phone, medians of ${times}`, rows);
}
