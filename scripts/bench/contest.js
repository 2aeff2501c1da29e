import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright';
import { browserArguments, findBrowser } from '../browser.js';
import { readDataFiles } from '../data-files.js';
import { borrowed, siteWith } from './apart.js';
import { generate } from './generate.js';
import { median, print, spread } from './sample.js';
import { load } from './typescript.js';

const packages = { echarts: '6.0.0', 'plotly.js-dist-min': '3.1.0' };
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const years = Array.from({ length: 10 }, (_, i) => 2016 + i);
const [width, height] = [1120, 900];

/**
 * Each draws `years[i]` into `#chart` when its page calls `draw(i)`: plain, at one size, with nothing animated.
 * @type {Record<string, { files: (borrowed: string) => string[], script: string }>}
 */
const others = {
	'ECharts, canvas': {
		files: (folder) => [path.join(folder, 'echarts/dist/echarts.min.js')],
		script: `
			const chart = echarts.init(document.querySelector('#chart'), null, { renderer: 'canvas' });
			window.draw = (i) => chart.setOption({ animation: false, series: [{ type: 'sankey', nodeGap: 2,
				data: years[i].names.map((name) => ({ name })), links: years[i].links }] }, { notMerge: true });`
	},
	'Plotly.js': {
		files: (folder) => [path.join(folder, 'plotly.js-dist-min/plotly.min.js')],
		script: `
			window.draw = ({ [0]: i }, at = new Map(years[i].names.map((name, n) => [name, n]))) => Plotly.react('chart',
				[{ type: 'sankey', node: { label: years[i].names, pad: 2 }, link: {
					source: years[i].links.map(({ source }) => at.get(source)), target: years[i].links.map(({ target }) => at.get(target)),
					value: years[i].links.map(({ value }) => value) } }], { width: ${width}, height: ${height} });
			const plot = window.draw; window.draw = (i) => plot([i]);`
	},
	'd3-sankey, SVG': {
		files: () => ['d3/dist/d3.min.js', 'd3-sankey/dist/d3-sankey.min.js'].map((file) => path.join(modules, file)),
		script: `
			const svg = d3.select('#chart').append('svg').attr('width', ${width}).attr('height', ${height});
			const [pipes, bars, words] = ['g', 'g', 'g'].map((name) => svg.append(name));
			window.draw = (i) => {
				const { nodes, links } = d3.sankey().nodeId((d) => d.name).nodePadding(2).extent([[100, 5], [${width - 100}, ${height - 5}]])({
					nodes: years[i].names.map((name) => ({ name })), links: years[i].links.map((link) => ({ ...link })) });
				pipes.selectAll('path').data(links).join('path').attr('d', d3.sankeyLinkHorizontal()).attr('fill', 'none')
					.attr('stroke', '#888').attr('stroke-width', (d) => d.width);
				bars.selectAll('rect').data(nodes).join('rect').attr('x', (d) => d.x0).attr('y', (d) => d.y0)
					.attr('width', (d) => d.x1 - d.x0).attr('height', (d) => d.y1 - d.y0);
				words.selectAll('text').data(nodes).join('text').attr('x', (d) => d.x0).attr('y', (d) => d.y0).text((d) => d.name);
			};`
	}
};

/**
 * Ten changes of year, each from the call to the picture of it: the frame after it has been painted when its task ends. Slides
 * the slider of a page of ours, or lets it go at each year, or calls `draw` of another's page.
 */
const timedChanges = async (/** @type {'slide' | 'let go' | 'draw'} */ how) => {
	const own = /** @type {{ draw: (i: number) => unknown }} */ (/** @type {unknown} */ (window));
	const frame = () => new Promise(requestAnimationFrame);
	const painted = () =>
		frame()
			.then(frame)
			.then(() => new Promise((done) => setTimeout(done)));
	/** Once what is under way has been done, and before any frame. */
	const soon = () => {
		const { port1, port2 } = new MessageChannel();
		return new Promise((done) => {
			port1.onmessage = done;
			port2.postMessage(null);
		});
	};
	const slider = /** @type {HTMLInputElement} */ (document.querySelector('input[type=range]'));
	/** @type {number[]} */
	const taken = [];
	for (let i = 0; i < 10; i++) {
		const start = performance.now();
		if (how === 'draw') await own.draw(i);
		else {
			slider.value = String(2016 + i);
			slider.dispatchEvent(new Event(how === 'slide' ? 'input' : 'change', { bubbles: true }));
			while (!document.querySelector('h1')?.textContent.includes(slider.value)) await soon();
		}
		await painted();
		taken.push(performance.now() - start);
	}
	return taken;
};

/**
 * What ten changes of year take: each to its picture, and, since that waits for the screen's next frames, how long each keeps
 * the page's own thread busy, with scripts, layout and paint. All after a round that is not counted.
 * @param {import('playwright').Page} page @param {'slide' | 'let go' | 'draw'} how
 */
async function changesOn(page, how) {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	const busy = async () => {
		const { metrics } = await session.send('Performance.getMetrics');
		return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
	};
	await page.evaluate(timedChanges, how);
	/** @type {number[]} */
	const tasks = [];
	/** @type {number[]} */
	const taken = [];
	for (let round = 0; round < 3; round++) {
		const before = await busy();
		taken.push(...(await page.evaluate(timedChanges, how)));
		tasks.push(((await busy()) - before) / 10);
	}
	return { taken, work: median(tasks) };
}

/** The year change of our Sankey beside those of others, on the same flows in the same browser: shipped, and made up. */
export async function contest(/** @type {import('./ground.js').Ground} */ { server }) {
	const folder = borrowed(packages);
	const { fileNames } = /** @type {typeof import('../../src/lib/facts/schema.ts')} */ (
		await load('../../src/lib/facts/schema.ts')
	);
	const { readNetwork } = /** @type {typeof import('../../src/lib/facts/network.ts')} */ (
		await load('../../src/lib/facts/network.ts')
	);
	const { yearsOf } = /** @type {typeof import('./links.ts')} */ (await load('links.ts'));
	// A frame follows another at once, so that nobody's time is rounded up to the screen's.
	const browser = await chromium.launch({
		executablePath: (await findBrowser()) ?? undefined,
		args: [...browserArguments, '--disable-frame-rate-limit', '--disable-gpu-vsync']
	});
	/** @param {string} title @param {string} data @param {string} address */
	async function match(title, data, address) {
		const drawn = yearsOf(readNetwork(readDataFiles(data, fileNames).texts), years);
		const rows = [['', 'page busy, ms', '÷ ours', 'to the picture, ms', 'first picture, ms', 'script, kB']];
		const { slide, letGo } = await ownTimes(browser, address);
		const row = (
			/** @type {string} */ name,
			/** @type {{ taken: number[], work: number }} */ { taken, work },
			/** @type {string[]} */ ...rest
		) => rows.push([name, work.toFixed(1), (work / slide.work).toFixed(1), spread(taken), ...rest]);
		row('Gas Pivot, the chart under a moving slider', slide);
		row('Gas Pivot, the page when the slider is let go', letGo);
		for (const [name, { files, script }] of Object.entries(others)) {
			const scripts = files(folder).map((file) => readFileSync(file));
			const { first, changes } = await othersTimes(
				browser,
				scripts,
				`const years = ${JSON.stringify(drawn)};${script}`
			);
			const size = scripts.reduce((sum, text) => sum + brotliCompressSync(text).length, 0) / 1000;
			row(name, changes, first.toFixed(0), size.toFixed(0));
		}
		print(
			`${title}: ${drawn.at(-1)?.names.length} nodes, ${drawn.at(-1)?.links.length} links, ${width} pixels, nothing animated`,
			rows
		);
	}
	try {
		await match('A year change on the shipped network', 'data', `${server.address}/sankey?v=1&year=2015&other=open`);
		const site = await siteWith((to) => generate(to, { routes: 3000 }));
		try {
			await match(
				'On a made-up one',
				path.join(site.folder, 'data'),
				`${site.server.address}/sankey?v=1&year=2015&other=open`
			);
		} finally {
			await site.stop();
		}
	} finally {
		await browser.close();
	}
}

/** @param {import('playwright').Browser} browser @param {string} address */
async function ownTimes(browser, address) {
	const page = await openAt(browser);
	await page.goto(address);
	await page.dispatchEvent('body', 'pointermove');
	await page.waitForFunction(() => document.documentElement.dataset['hydrated'] !== undefined, null, {
		timeout: 60_000
	});
	await page.waitForTimeout(2000);
	const slide = await changesOn(page, 'slide');
	const letGo = await changesOn(page, 'let go');
	await page.close();
	return { slide, letGo };
}

/** @param {import('playwright').Browser} browser @param {readonly Buffer[]} scripts @param {string} setUp */
async function othersTimes(browser, scripts, setUp) {
	const server = createServer((request, response) => {
		const i = Number(/^\/(\d+)\.js$/.exec(request.url ?? '')?.[1] ?? NaN);
		response.setHeader('content-type', Number.isNaN(i) ? 'text/html; charset=utf-8' : 'text/javascript');
		const tags = [...scripts.keys()].map((n) => `<script src="/${n}.js"></script>`).join('');
		response.end(
			scripts[i] ??
				`<!doctype html><div id="chart" style="width:${width}px;height:${height}px"></div>${tags}<script>${setUp}</script>`
		);
	}).listen(0);
	const address = /** @type {import('node:net').AddressInfo} */ (server.address());
	const page = await openAt(browser);
	try {
		await page.goto(`http://localhost:${address.port}/`);
		const first = await page.evaluate(async () => {
			const start = performance.now();
			await /** @type {{ draw: (i: number) => unknown }} */ (/** @type {unknown} */ (window)).draw(0);
			await new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame));
			return performance.now() - start;
		});
		return { first, changes: await changesOn(page, 'draw') };
	} finally {
		await page.close();
		server.close();
	}
}

/** Motion is off, as it is for the others. @param {import('playwright').Browser} browser */
const openAt = (browser) => browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
