import { brotliCompressSync } from 'node:zlib';
import { pages } from './pages.js';
import { print } from './sample.js';

const kinds = /** @type {const} */ (['html', 'css', 'javascript', 'font']);
const kilo = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);

/** What each page loads by itself, and what its scripts add once it is used. @param {import('./ground.js').Ground} ground */
export async function bytes({ server, browser }) {
	const rows = [['page', 'HTML', 'style', 'script', 'font', 'other', 'requests', 'script once used', 'of files']];
	for (const path of pages) {
		// A worker fetches all that a page may need offline, which is not what this page needs.
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const page = await context.newPage();
		/** @type {Promise<{ kind: string, size: number }>[]} */
		const answers = [];
		page.on('response', (response) => {
			const type = response.headers()['content-type'] ?? '';
			const kind = kinds.find((one) => type.includes(one)) ?? 'other';
			answers.push(
				response.body().then(
					(body) => ({ kind, size: brotliCompressSync(body).length }),
					() => ({ kind, size: 0 })
				)
			);
		});
		await page.goto(server.address + path, { waitUntil: 'networkidle' });
		await page.waitForTimeout(300);
		const first = await Promise.all(answers);
		await page.dispatchEvent('body', 'pointermove');
		await page.waitForTimeout(300);
		await page.waitForLoadState('networkidle');
		const used = await Promise.all(answers);
		await context.close();
		const sum = (/** @type {typeof first} */ all, /** @type {string} */ kind) =>
			kilo(all.filter((one) => one.kind === kind).reduce((total, { size }) => total + size, 0));
		const sums = [...kinds, 'other'].map((kind) => sum(first, kind));
		rows.push([
			path,
			...sums,
			String(first.length),
			sum(used, 'javascript'),
			String(used.filter(({ kind }) => kind === 'javascript').length)
		]);
	}
	print('Bytes of the first view, kB in brotli', rows);
}
