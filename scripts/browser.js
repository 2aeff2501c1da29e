import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** What people call the variable that names a browser, in the order we read them. */
const variables = ['CHROME_BIN', 'CHROME_PATH', 'CHROMIUM_PATH'];

/** Where each system keeps browsers of the Chromium family. */
function usualPlaces() {
	if (process.platform === 'darwin') {
		return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
			(name) => `/Applications/${name}.app/Contents/MacOS/${name}`
		);
	}
	if (process.platform === 'win32') {
		const roots = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];
		const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
		return roots.flatMap((root) => (root ? programs.map((program) => path.join(root, program)) : []));
	}
	const names = [
		'chromium-headless-shell',
		'chromium',
		'chromium-browser',
		'google-chrome',
		'google-chrome-stable',
		'microsoft-edge'
	];
	const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/snap/bin'].filter(Boolean);
	return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/**
 * Playwright's own browsers, which may not have been downloaded: the one without windows first, and the whole one, which has the
 * same engine and draws its windows on no screen, in twice the time. Playwright itself may not be installed yet.
 */
async function playwrightsOwn() {
	try {
		const { chromium } = await import('playwright');
		const whole = chromium.executablePath();
		const shell = whole.replace(
			/chromium-(\d+)([/\\])chrome-([^/\\]+)[/\\].*?(\.exe)?$/,
			'chromium_headless_shell-$1$2chrome-headless-shell-$3$2chrome-headless-shell$4'
		);
		return [shell, whole];
	} catch {
		return [];
	}
}

/**
 * The path of a browser that the tests can drive; `null` when this machine has none. A path that somebody set by hand wins;
 * throws when there is nothing at it, for then another browser would be a surprise.
 */
export async function findBrowser() {
	for (const name of variables) {
		const wanted = process.env[name];
		if (!wanted) continue;
		if (!existsSync(wanted)) throw new Error(`${name} is ${wanted}, and there is no such file.`);
		return wanted;
	}
	return [...(await playwrightsOwn()), ...usualPlaces()].find((place) => existsSync(place)) ?? null;
}

/** For a headless run as any user, on a machine without a graphics card; the rest keeps the browser from calling home. */
export const browserArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];
