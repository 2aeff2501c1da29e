import { availableParallelism } from 'node:os';
import { freshPicture } from '../load/mix.js';
import { median, print, sample, spread } from './sample.js';

/** @typedef {import('./ground.js').Ground} Ground */

/** Asks, and reads the answer to its end. @param {string} address */
async function ask(address) {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
	await response.arrayBuffer();
}
const rate = (/** @type {readonly number[]} */ taken) => (1000 / median(taken)).toFixed(0);

let fresh = 0;
/** A place of the map, or a span of it, that no page was kept for. @param {string} path */
const anew = (path) => `${path}?v=1&year=${2012 + (++fresh % 14)}&at=${fresh % 90},${50 + fresh / 1000},2`;

/** Pages a second, over one connection: one core draws a page. @param {Ground} ground */
export async function renders({ server }) {
	const rows = [['page', 'rendered each time, ms', 'a second and core', 'kept, ms', 'a second']];
	const things = ['/routes/nord-stream-1', '/places/turkiye', '/claims/pos2-replaces-ns2'];
	for (const path of ['/', '/sankey', '/map', '/timeline', '/table', '/embed/sankey', ...things]) {
		await sample(5, () => ask(server.address + anew(path)));
		const each = await sample(40, () => ask(server.address + anew(path)));
		await ask(`${server.address}${path}?v=1&year=2021`);
		const kept = await sample(100, () => ask(`${server.address}${path}?v=1&year=2021`));
		rows.push([path, spread(each), rate(each), spread(kept), rate(kept)]);
	}
	print('The server, one connection', rows);
}

/** Pictures, and the same of a headless browser. @param {Ground} ground */
export async function pictures({ server, browser }) {
	const rows = [['picture', 'drawn anew, ms', 'a second and core', 'kept, ms']];
	for (const chart of ['sankey', 'map', 'timeline']) {
		for (const format of ['png', 'svg']) {
			let turn = 0;
			const drawn = () =>
				`${server.address}/image/${chart}.${format}?v=1&year=2021&w=${1200 - (++turn % 100)}&h=${600 + Math.floor(turn / 100)}`;
			await sample(3, () => ask(drawn()));
			const each = await sample(25, () => ask(drawn()));
			const kept = await sample(50, () => ask(`${server.address}/image/${chart}.${format}?v=1&year=2021`));
			rows.push([`${chart}.${format}`, spread(each), rate(each), spread(kept)]);
		}
	}
	const context = await browser.newContext({ viewport: { width: 1200, height: 630 } });
	const page = await context.newPage();
	const shots = await sample(10, async () => {
		await page.goto(`${server.address}/embed/sankey?v=1&year=2021`);
		await page.screenshot();
	});
	rows.push(['a headless browser’s screenshot', spread(shots), rate(shots), '']);
	await context.close();

	const together = 4 * availableParallelism();
	const start = performance.now();
	for (let round = 0; round < 10; round++)
		await Promise.all(
			Array.from({ length: together }, () => ask(server.address + freshPicture()).catch(() => undefined))
		);
	const seconds = (performance.now() - start) / 1000;
	print('Pictures, 1200 × 630', rows);
	print(`${together} pictures asked for at once, ${availableParallelism()} cores`, [
		[`${((10 * together) / seconds).toFixed(0)} a second`]
	]);
}

/** What the server holds while a thousand different pictures are drawn. @param {Ground} ground */
export async function memory({ server }) {
	/** @type {string[][]} */
	const rows = [['pictures drawn', 'held by the server, MB']];
	let drawn = 0;
	for (const many of [0, 200, 200, 200, 200, 200]) {
		for (let i = 0; i < many; i++, drawn++) await ask(server.address + freshPicture());
		rows.push([String(drawn), server.megabytes().toFixed(0)]);
	}
	print('Memory', rows);
}
