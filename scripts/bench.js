/**
 * Measures in one run what can be compared within it: bytes of each page, pages the server renders, the Sankey's layout beside
 * plain d3-sankey, and the time from a change of year to the picture. Prints medians with the tenth and ninetieth percentiles.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';
import { median, print, sample, spread } from './bench/sample.js';
import { browserArguments, findBrowser } from './browser.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Starts the built server on a free port, and gives its address. */
async function serve() {
	const server = spawn(process.execPath, ['scripts/start.js'], {
		cwd: root,
		env: { ...process.env, PORT: '0' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	/** @type {string} */
	const address = await new Promise((done, fail) => {
		server.stdout.on('data', (/** @type {Buffer} */ text) => {
			const found = /http:\/\/\S+/.exec(text.toString());
			if (found) done(found[0]);
		});
		server.on('exit', () => fail(new Error('the server did not start')));
	});
	return { address, pid: server.pid, stop: () => server.kill('SIGTERM') };
}

const { module: layouts } = /** @type {{ module: typeof import('./bench/layouts.ts') }} */ (
	await runnerImport(fileURLToPath(new URL('bench/layouts.ts', import.meta.url)), { root, logLevel: 'error' })
);
/** @type {string[][]} */
const rows = [['nodes/links', 'select, ms', 'layout, ms', 'd3-sankey, ms', 'd3-sankey ÷ layout']];
for (const [nodes, links, times] of /** @type {const} */ ([
	[20, 40, 60],
	[200, 600, 15],
	[1000, 3000, 5]
])) {
	const { select, ours, d3 } = layouts.contenders(layouts.generated(nodes, links));
	await sample(2, ours);
	const [a, b, c] = [
		await sample(times, select),
		await sample(times, ours),
		await sample(Math.min(times, nodes > 500 ? 2 : times), d3)
	];
	rows.push([`${nodes}/${links}`, spread(a), spread(b), spread(c), (median(c) / median(b)).toFixed(1)]);
}
print('The Sankey’s layout', rows);

if (process.argv.includes('--layouts')) process.exit(0);
const { address, pid, stop } = await serve();
const paths = ['/', '/sankey?v=1&year=2021', '/map?v=1&year=2021', '/sources'];
const browser = await chromium.launch({
	executablePath: (await findBrowser()) ?? undefined,
	args: [...browserArguments]
});

/** Bytes in brotli of all that a page loads by itself, and of what its scripts add once it is used. @param {string} path */
async function bytesOf(path) {
	const context = await browser.newContext();
	const page = await context.newPage();
	const sums = { html: 0, style: 0, script: 0, font: 0, other: 0, requests: 0 };
	page.on('response', (response) => {
		void response.body().then(
			(body) => {
				const type = response.headers()['content-type'] ?? '';
				const kind = type.includes('html')
					? 'html'
					: type.includes('css')
						? 'style'
						: type.includes('javascript')
							? 'script'
							: type.includes('font')
								? 'font'
								: 'other';
				sums[kind] += brotliCompressSync(body).length;
				sums.requests++;
			},
			() => undefined
		);
	});
	await page.goto(address + path, { waitUntil: 'networkidle' });
	await page.waitForTimeout(300);
	const first = { ...sums };
	await page.dispatchEvent('body', 'pointerover');
	await page.waitForLoadState('networkidle');
	await page.waitForTimeout(300);
	await context.close();
	return { first, used: sums.script };
}
const kilo = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);
const bytes = [['page', 'HTML', 'style', 'script', 'script once used', 'font', 'other', 'requests']];
for (const path of paths) {
	const { first, used } = await bytesOf(path);
	bytes.push([
		path,
		kilo(first.html),
		kilo(first.style),
		kilo(first.script),
		kilo(used),
		kilo(first.font),
		kilo(first.other),
		String(first.requests)
	]);
}
print('Bytes of the first view, kB in brotli', bytes);

let fresh = 0;
const renders = [['page', 'rendered each time, ms', 'a second', 'kept, ms', 'a second']];
for (const path of ['/sankey?v=1', '/map?v=1']) {
	// A query that no page was kept for: a new place of the map each time.
	const anew = await sample(30, () =>
		fetch(`${address}${path}&year=2021&at=20,${50 + ++fresh / 100},2`).then((r) => r.text())
	);
	await fetch(`${address}${path}&year=2021`).then((r) => r.text());
	const kept = await sample(100, () => fetch(`${address}${path}&year=2021`).then((r) => r.text()));
	renders.push([path, spread(anew), (1000 / median(anew)).toFixed(0), spread(kept), (1000 / median(kept)).toFixed(0)]);
}
print('The server, one connection', renders);

/** Megabytes that the server holds. @param {number | undefined} pid */
const held = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1000;
let drawn = 0;
const picture = (/** @type {string} */ chart) =>
	fetch(
		`${address}/image/${chart}.png?v=1&year=2021&w=${1200 - (++drawn % 100)}&h=${630 - Math.floor(drawn / 100)}`
	).then((r) => r.arrayBuffer());
const pictures = [['picture', 'drawn anew, ms', 'kept, ms']];
for (const chart of ['sankey', 'map']) {
	await sample(3, () => picture(chart));
	const anew = await sample(25, () => picture(chart));
	const kept = await sample(50, () =>
		fetch(`${address}/image/${chart}.png?v=1&year=2021`).then((r) => r.arrayBuffer())
	);
	pictures.push([`${chart}.png`, spread(anew), spread(kept)]);
}
const shooter = await (await browser.newContext({ viewport: { width: 1200, height: 630 } })).newPage();
pictures.push([
	'a headless browser’s screenshot',
	spread(
		await sample(10, async () => {
			await shooter.goto(`${address}/embed/sankey?v=1&year=2021`);
			await shooter.screenshot();
		})
	),
	''
]);
await shooter.context().close();
print('Pictures, 1200 × 630', pictures);
if (process.platform === 'linux') {
	/** @type {string[][]} */
	const levels = [['pictures drawn', 'held by the server, MB']];
	for (const many of [0, 250, 250, 250, 250]) {
		for (let i = 0; i < many; i++) await picture('sankey');
		levels.push([String(drawn), held(pid).toFixed(0)]);
	}
	print('Memory', levels);
}

const changes = [['page', 'year change to painted, ms']];
for (const path of ['/sankey?v=1&year=2015', '/map?v=1&year=2015']) {
	const page = await (await browser.newContext()).newPage();
	await page.goto(address + path);
	await page.dispatchEvent('body', 'pointerover');
	await page.waitForFunction(() => document.documentElement.dataset['hydrated'] !== undefined);
	const taken = await page.evaluate(async () => {
		/** @type {number[]} */
		const all = [];
		const slider = /** @type {HTMLInputElement} */ (document.querySelector('#year'));
		for (let i = 0; i < 30; i++) {
			const before = document.querySelector('h1')?.textContent;
			const start = performance.now();
			slider.value = String(2012 + (i % 14));
			slider.dispatchEvent(new Event('input', { bubbles: true }));
			await new Promise((done) => {
				const look = () =>
					document.querySelector('h1')?.textContent !== before
						? requestAnimationFrame(() => setTimeout(done))
						: requestAnimationFrame(look);
				look();
			});
			all.push(performance.now() - start);
		}
		return all;
	});
	changes.push([path, spread(taken)]);
	await page.context().close();
}
print('In the browser', changes);
await browser.close();
stop();
