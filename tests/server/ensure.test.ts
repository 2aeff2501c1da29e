import { existsSync } from 'node:fs';
import { mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScript, type Environment } from '../support/process.ts';
import { sandbox } from '../support/sandbox.ts';

const lock = JSON.stringify({ packages: { '': {}, 'node_modules/vite': { version: '1.0.0' } } });

/** A builder that leaves a line in a log each time, and fails when it is told to. */
const vite = `
	import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
	appendFileSync('log', 'built ' + process.argv[2] + '\\n');
	mkdirSync('build', { recursive: true });
	writeFileSync('build/handler.js', '');
	process.exit(Number(process.env.FAIL ?? 0));`;

const project = () =>
	sandbox({
		'package-lock.json': lock,
		'node_modules/.package-lock.json': lock,
		'node_modules/vite/bin/vite.js': vite,
		'.svelte-kit/tsconfig.json': '{}',
		'src/app.html': '<!doctype html>',
		'data/flows.csv': 'id\n',
		'other/flows.csv': 'id\n'
	});

const ensureBuild = (folder: string, env: Environment = {}) =>
	runScript(['scripts/ensure.js', 'build'], { DATA_DIR: undefined, BASE_PATH: undefined, ...env }, folder);

const change = async (folder: string, file: string) => {
	await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
	await writeFile(path.join(folder, file), '// changed\n');
};

const builds = async (folder: string) => (await readFile(path.join(folder, 'log'), 'utf8')).split('\n').length - 1;

describe('what is made ready before a command', () => {
	it('is built once for the same files', async () => {
		const folder = await project();
		expect((await ensureBuild(folder)).status).toBe(0);
		expect(await ensureBuild(folder)).toEqual({ status: 0, stdout: '', stderr: '' });
		expect(await builds(folder)).toBe(1);
	});

	it.each(['src/app.html', 'data/flows.csv', 'static/new.txt', 'vite.config.ts', 'scripts/start.js'])(
		'is built again after a change of %s',
		async (file) => {
			const folder = await project();
			await ensureBuild(folder);
			await change(folder, file);
			await ensureBuild(folder);
			expect(await builds(folder)).toBe(2);
		}
	);

	it('is built again for other data and for another base', async () => {
		const folder = await project();
		await ensureBuild(folder);
		await ensureBuild(folder, { DATA_DIR: 'other' });
		await ensureBuild(folder, { DATA_DIR: 'other', BASE_PATH: '/gas' });
		expect(await builds(folder)).toBe(3);
	});

	it('leaves no old build in the place of one that failed, and passes its status on', async () => {
		const folder = await project();
		await ensureBuild(folder);
		await writeFile(path.join(folder, 'data/flows.csv'), 'bad\n');
		expect((await ensureBuild(folder, { FAIL: '3' })).status).toBe(3);
		expect(existsSync(path.join(folder, 'build'))).toBe(false);
	});

	it.each([
		['missing', /^DATA_DIR is missing, and .*missing is not there\.\n$/],
		['package.json', /^DATA_DIR is package\.json, and .*package\.json is not a folder\.\n$/]
	])('names a DATA_DIR %s in one line, and ends', async (dataDir, line) => {
		const { status, stdout, stderr } = await ensureBuild(await project(), { DATA_DIR: dataDir });
		expect(stderr).toMatch(line);
		expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
	});

	it.each([
		['nothing is installed', async (folder: string) => rm(path.join(folder, 'node_modules'), { recursive: true })],
		[
			'another version is installed',
			async (folder: string) =>
				writeFile(path.join(folder, 'node_modules/.package-lock.json'), lock.replace('1.0.0', '0.9.0'))
		],
		[
			'what is installed is for another system',
			async (folder: string) =>
				writeFile(
					path.join(folder, 'node_modules/.package-lock.json'),
					JSON.stringify({ packages: { 'node_modules/vite': { version: '1.0.0', os: ['beos'] } } })
				)
		]
	])('is installed from the lock file when %s', async (_, spoil) => {
		const folder = await project();
		await spoil(folder);
		const npm = path.join(folder, 'npm-cli.js');
		await writeFile(npm, `console.log('npm', ...process.argv.slice(2), process.env.NODE_ENV); process.exit(7);`);
		const { status, stdout } = await ensureBuild(folder, { npm_execpath: npm });
		expect(stdout).toContain('npm ci --include=dev --no-audit --no-fund undefined');
		expect(status).toBe(7);
	});
});

describe('the browser of the tests', () => {
	const whole = 'browsers/chromium-1200/chrome-linux64/chrome';
	const shell = 'browsers/chromium_headless_shell-1200/chrome-headless-shell-linux64/chrome-headless-shell';
	const playwright = {
		'node_modules/playwright/package.json': '{ "type": "module", "exports": "./index.js" }',
		'node_modules/playwright/index.js': `export const chromium = { executablePath: () => process.cwd() + '/${whole}' };`
	};
	const found = async (files: Readonly<Record<string, string>>, env: Environment = {}) => {
		const folder = await sandbox({ ...playwright, ...files });
		const script = `import { findBrowser } from './scripts/browser.js'; console.log(await findBrowser());`;
		const none = { CHROME_BIN: undefined, CHROME_PATH: undefined, CHROMIUM_PATH: undefined };
		const { stdout, stderr } = await runScript(
			['--input-type=module', '-e', script],
			{ ...none, PATH: path.join(folder, 'bin'), ...env },
			folder
		);
		return { stderr, path: path.relative(await realpath(folder), stdout.trim()) };
	};

	it('is the one without windows, before the whole one', async () => {
		expect(await found({ [whole]: '', [shell]: '' })).toEqual({ stderr: '', path: shell });
		expect(await found({ [whole]: '' })).toEqual({ stderr: '', path: whole });
	});

	it.runIf(process.platform === 'linux')('is one of the system where Playwright has none', async () => {
		const installed = 'bin/chromium-headless-shell';
		expect(await found({ [installed]: '', 'bin/chromium': '' })).toEqual({ stderr: '', path: installed });
	});

	it('is the one that is named, and no other in its stead', async () => {
		const { stderr } = await found({ [shell]: '' }, { CHROME_PATH: '/nowhere/chrome' });
		expect(stderr).toContain('CHROME_PATH is /nowhere/chrome, and there is no such file.');
	});
});
