import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright';
import { inject, onTestFinished, type RunnerTestCase, type RunnerTestSuite } from 'vitest';
import { browserArguments, findBrowser } from '../../scripts/browser.js';

export interface PageOptions {
	readonly width?: number;
	readonly height?: number;
	/** `false`: as a visitor without scripts sees it. */
	readonly scripts?: boolean;
	readonly dark?: boolean;
	readonly reducedMotion?: boolean;
	readonly forcedColors?: boolean;
	/** Whatever else Playwright can set, such as `locale`, `hasTouch` or `offline`. */
	readonly context?: BrowserContextOptions;
}

export interface OpenPage {
	readonly page: Page;
	/** What the page has complained of so far: errors, and lines of the console that are errors or warnings. */
	readonly complaints: readonly string[];
	/** Addresses of other hosts that the page has asked for. */
	readonly foreign: readonly string[];
}

let browser: Promise<Browser> | undefined;

/** The browser of this test file, started when it is first wanted, and anew after it crashed. */
export const launch = (): Promise<Browser> => (browser ??= start());

async function start(): Promise<Browser> {
	const executablePath = await findBrowser();
	if (executablePath === null) throw new Error('There is no browser to test with: set CHROME_PATH to one.');
	const started = await chromium.launch({ executablePath, args: [...browserArguments] });
	started.on('disconnected', () => (browser = undefined));
	return started;
}

/** A browser that many files share fails to take a picture now and then, so each file ends its own. */
export async function closeBrowser(): Promise<void> {
	await (await browser)?.close();
}

/** Watches what a page complains of, and what it asks of other hosts. */
function watch(page: Page, origin: string): Pick<OpenPage, 'complaints' | 'foreign'> {
	const complaints: string[] = [];
	const foreign: string[] = [];
	page.on('pageerror', (error) => complaints.push(String(error)));
	page.on('console', (message) => {
		// A context without workers says so, and not the page.
		if (message.text().includes('Service Worker registration blocked by Playwright')) return;
		if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
	});
	page.on('request', (request) => {
		const url = new URL(request.url());
		if (url.protocol.startsWith('http') && url.origin !== origin) foreign.push(request.url());
	});
	return { complaints, foreign };
}

/**
 * A context of the browser for the test that calls this, which closes it. It has no service worker, which fetches what a page may need
 * offline, unless the test asks for it. A test that fails leaves in test-results/, under the
 * name of its file, a picture of each page and a trace for `npx playwright show-trace`.
 */
export async function openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
	const context = await (
		await launch()
	).newContext({ baseURL: inject('baseUrl'), serviceWorkers: 'block', ...options });
	// The DOM before and after each step makes every test a quarter slower, so it is there when asked for.
	await context.tracing.start({ snapshots: process.env['TRACE'] !== undefined });
	onTestFinished(async ({ task }) => {
		if (task.result?.state === 'fail') await leaveTraces(context, task);
		await context.close();
	});
	return context;
}

/**
 * Opens a path of the site, and comes back when the page can be used: hydrated, or loaded where scripts are off. To be called
 * within a test: see `openContext`.
 */
export async function openPage(address: string, options: PageOptions = {}): Promise<OpenPage> {
	const { width = 1280, height = 800, scripts = true, dark, reducedMotion, forcedColors } = options;
	const context = await openContext({
		viewport: { width, height },
		javaScriptEnabled: scripts,
		colorScheme: dark ? 'dark' : 'light',
		reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
		forcedColors: forcedColors ? 'active' : 'none',
		...options.context
	});
	const page = await context.newPage();
	const seen = watch(page, options.context?.baseURL ?? inject('baseUrl'));
	await page.goto(address);
	if (scripts) await hydrated(page);
	return { page, ...seen };
}

/** Has the scripts of the page come, as a first move of the mouse does, and waits until they have taken it over. */
export const hydrated = async (page: Page): Promise<void> => {
	await page.dispatchEvent('body', 'pointermove');
	await page.waitForFunction(
		() =>
			document.documentElement.dataset['hydrated'] !== undefined ||
			document.querySelector('.embed') !== null ||
			!document.querySelector('script:not([type="application/ld+json"])')
	);
};

/** What was on screen and how it came to it. The failure of the test is what counts, so a fault here is no matter. */
async function leaveTraces(context: BrowserContext, task: RunnerTestCase): Promise<void> {
	const name = [suiteNames(task), task.name].flat().join(' ').replace(/\W+/g, '-').slice(0, 100);
	const place = `test-results/${path.basename(task.file.name, '.test.ts')}/${name}`;
	await mkdir(path.dirname(place), { recursive: true });
	for (const [i, page] of context.pages().entries())
		await page.screenshot({ path: `${place}${i > 0 ? `-${i + 1}` : ''}.png`, fullPage: true }).catch(() => undefined);
	await context.tracing.stop({ path: `${place}.zip` }).catch(() => undefined);
}

const suiteNames = ({ suite }: RunnerTestCase | RunnerTestSuite): string[] =>
	suite ? [...suiteNames(suite), suite.name] : [];
