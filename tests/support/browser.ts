import { mkdir } from 'node:fs/promises';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, inject, onTestFinished } from 'vitest';
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

/** The browser of this test file, started when it is first wanted and closed after the last test. */
export const launch = (): Promise<Browser> => (browser ??= start());

async function start(): Promise<Browser> {
	const executablePath = await findBrowser();
	if (executablePath === null) throw new Error('There is no browser to test with: set CHROME_PATH to one.');
	return chromium.launch({ executablePath, args: [...browserArguments] });
}

afterAll(async () => {
	await (await browser)?.close();
});

/**
 * Opens a path of the site, and comes back when the page can be used: hydrated, or loaded where scripts are off. To be called
 * within a test, which closes the page, and which leaves a picture of it in test-results/ when it fails.
 */
export async function openPage(path: string, options: PageOptions = {}): Promise<OpenPage> {
	const { width = 1280, height = 800, scripts = true, dark, reducedMotion, forcedColors } = options;
	const context = await (
		await launch()
	).newContext({
		baseURL: inject('baseUrl'),
		viewport: { width, height },
		javaScriptEnabled: scripts,
		colorScheme: dark ? 'dark' : 'light',
		reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
		forcedColors: forcedColors ? 'active' : 'none',
		...options.context
	});
	const page = await context.newPage();
	onTestFinished(async ({ task }) => {
		if (task.result?.state === 'fail') await picture(page, task.name);
		await context.close();
	});

	const complaints: string[] = [];
	const foreign: string[] = [];
	page.on('pageerror', (error) => complaints.push(String(error)));
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
	});
	page.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (protocol.startsWith('http') && origin !== inject('baseUrl')) foreign.push(request.url());
	});

	await page.goto(path);
	if (scripts) await hydrated(page);
	return { page, complaints, foreign };
}

/** Has the scripts of the page come, as a first move of the mouse does, and waits until they have taken it over. */
export const hydrated = async (page: Page): Promise<void> => {
	await page.dispatchEvent('body', 'pointerover');
	await page.waitForFunction(
		() =>
			document.documentElement.dataset['hydrated'] !== undefined ||
			!document.querySelector('script:not([type="application/ld+json"])')
	);
};

async function picture(page: Page, name: string): Promise<void> {
	await mkdir('test-results', { recursive: true });
	const file = name.replace(/\W+/g, '-').slice(0, 80);
	// A page that is gone leaves no picture, and the failure of the test is what counts.
	await page.screenshot({ path: `test-results/${file}-${Date.now()}.png`, fullPage: true }).catch(() => undefined);
}
