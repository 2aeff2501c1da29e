/**
 * Makes ready what a command needs, and does nothing when it is ready: `node scripts/ensure.js [build] [browser]`. The
 * dependencies are always seen to. It runs on a bare clone, so it uses Node's own modules only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.js';
import { sourceHash } from './source-hash.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (/** @type {string[]} */ ...names) => path.join(root, ...names);
const wanted = process.argv.slice(2);

try {
	checkNode();
	const dataDir = checkDataDir();
	installDependencies();
	prepareTypeScript();
	if (wanted.includes('build')) build(dataDir);
	if (wanted.includes('browser')) await provideBrowser();
} catch (error) {
	stop(error instanceof Error ? error.message : String(error));
}

/** @param {string} line @param {number} [status] @returns {never} */
function stop(line, status = 1) {
	console.error(line);
	process.exit(status);
}

/**
 * Runs a command in the root, its output shown.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(command, args, env = process.env) {
	// A command that a signal ended has no status, and did not succeed.
	return spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
}

function checkNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < 20 || (major === 20 && minor < 19)) {
		stop(`Gas Pivot needs Node.js 20.19 or later; this is ${process.version}.`);
	}
}

/** The folder that the figures come from. */
function checkDataDir() {
	const { DATA_DIR } = process.env;
	const folder = path.resolve(root, DATA_DIR || 'data');
	if (DATA_DIR && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
		stop(`DATA_DIR is ${DATA_DIR}, and ${folder} is ${existsSync(folder) ? 'not a folder' : 'not there'}.`);
	}
	return folder;
}

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[] }} Package
 * @param {string} file
 * @returns {Record<string, Package>}
 */
function packagesOf(file) {
	/** @type {unknown} */
	const lock = JSON.parse(readFileSync(file, 'utf8'));
	return /** @type {{ packages: Record<string, Package> }} */ (lock).packages;
}

/** True when node_modules holds the lock file's versions, by npm's own note of what it installed, for this system. */
function dependenciesAreCurrent() {
	const note = at('node_modules', '.package-lock.json');
	if (!existsSync(note)) return false;
	const installed = packagesOf(note);
	const locked = Object.entries(packagesOf(at('package-lock.json'))).filter(([name]) => name !== '');
	return (
		locked.every(
			([name, { version, optional }]) => installed[name]?.version === version || (optional && !installed[name])
		) &&
		// A folder brought along from another system holds that system's binaries.
		Object.values(installed).every(({ os }) => !os || os.includes(process.platform))
	);
}

function installDependencies() {
	if (dependenciesAreCurrent()) return;
	console.log('Installing the dependencies …');
	// A machine set up for production would leave out what the build needs.
	const env = { ...process.env };
	delete env.NODE_ENV;
	const [command, ...args] = npm();
	const status = run(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], env);
	if (status !== 0) stop('The dependencies could not be installed; npm says why above.', status);
}

/** How to call npm: by its script, since Node starts no `npm.cmd` without a shell. @returns {[string, ...string[]]} */
function npm() {
	const home = path.dirname(process.execPath);
	const script = [
		process.env['npm_execpath'] ?? '',
		path.join(home, '../lib/node_modules/npm/bin/npm-cli.js'),
		path.join(home, 'node_modules/npm/bin/npm-cli.js')
	].find((file) => file.endsWith('npm-cli.js') && existsSync(file));
	return script ? [process.execPath, script] : ['npm'];
}

/** Vite reads no TypeScript before SvelteKit has written the settings that ours builds on. */
function prepareTypeScript() {
	if (existsSync(at('.svelte-kit', 'tsconfig.json'))) return;
	const status = run(process.execPath, [at('node_modules', '@sveltejs', 'kit', 'svelte-kit.js'), 'sync']);
	if (status !== 0) stop('SvelteKit could not prepare the project; the reason stands above.', status);
}

/** Builds the site unless the build that is there was made of the same files. @param {string} dataDir */
function build(dataDir) {
	const stamp = at('build', '.stamp');
	const hash = sourceHash(dataDir);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(at('build', 'handler.js'))) return;
	console.log('Building the site …');
	// First, so that a build that fails does not leave the site of before in its place.
	rmSync(at('build'), { recursive: true, force: true });
	const vite = at('node_modules', 'vite', 'bin', 'vite.js');
	const status = run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		...process.env,
		NODE_ENV: 'production'
	});
	if (status !== 0) {
		rmSync(at('build'), { recursive: true, force: true });
		stop('The site could not be built; the reason stands above.', status);
	}
	writeFileSync(stamp, hash);
}

/** Finds a browser, or fetches one, or says what would help. */
async function provideBrowser() {
	if (await findBrowser()) return;
	console.log('Looking for a browser to test with …');
	run(process.execPath, [at('node_modules', 'playwright', 'cli.js'), 'install', '--only-shell', 'chromium']);
	if (await findBrowser()) return;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		run('apt-get', ['update', '-q']);
		for (const name of ['chromium-headless-shell', 'chromium']) {
			run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name]);
			if (await findBrowser()) return;
		}
	}
	stop('The tests need a browser: install Chromium or Chrome, or set CHROME_PATH to one.');
}
