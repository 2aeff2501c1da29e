/**
 * Lists under what licence each package is that runs with the site, and writes docs/licences.md; `--check` only says whether
 * the list there holds. What runs is what package.json names as a dependency, with all that those need, and what the build
 * takes in of Svelte and the rest.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';

/**
 * @typedef {{ version: string, license?: string | readonly { type: string }[], dev?: boolean, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, hasInstallScript?: boolean }} Package
 * @typedef {{ name: string, version: string, licence: string }} Licensed
 */
/** A package's licence; those that one may choose from with OR between them. @param {Package} one */
export const licenceOf = ({ license }) =>
	typeof license === 'string' ? license : (license?.map(({ type }) => type).join(' OR ') ?? 'none told');

const root = fileURLToPath(new URL('..', import.meta.url));
const list = path.join(root, 'docs', 'licences.md');
/** Of the packages that a build needs, those whose code ends up in it. */
const builtIn = ['svelte', '@sveltejs/kit', '@sveltejs/adapter-node', 'qrcode-generator', 'world-atlas'];
/** Whose own needs are for building alone. */
const alone = new Set(['@sveltejs/adapter-node']);

/** @returns {Record<string, Package>} by their place in node_modules */
export function lockedPackages() {
	/** @type {unknown} */
	const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
	return /** @type {{ packages: Record<string, Package> }} */ (lock).packages;
}

/** What runs with the site, by name. @returns {Licensed[]} */
export function runtimePackages() {
	const packages = lockedPackages();
	const own = Object.keys(packages['']?.dependencies ?? {});
	/** @type {Map<string, Licensed>} */
	const found = new Map();
	const waiting = [...own, ...builtIn].map((name) => `node_modules/${name}`);
	for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
		const one = packages[at];
		if (!one || found.has(at)) continue;
		const name = at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
		found.set(at, { name, version: one.version, licence: licenceOf(one) });
		const inside = at;
		// What is optional is the same package for another system.
		for (const need of alone.has(name) ? [] : Object.keys(one.dependencies ?? {})) {
			const nested = `${inside}/node_modules/${need}`;
			waiting.push(nested in packages ? nested : `node_modules/${need}`);
		}
	}
	return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The list as it stands in docs/. */
export async function licenceList() {
	const rows = runtimePackages().map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
	const text = `# Licences\n\nPackages whose code runs with the site, as \`package-lock.json\` names them. Made by \`npm run licences\`.\n\n| package | version | licence |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
	return format(text, { ...(await resolveConfig(list)), parser: 'markdown' });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const text = await licenceList();
	if (!process.argv.includes('--check')) writeFileSync(list, text);
	else if (readFileSync(list, 'utf8') !== text) {
		console.error('docs/licences.md is not of these packages: `npm run licences` writes it anew.');
		process.exit(1);
	}
	console.log(text.trim());
}
