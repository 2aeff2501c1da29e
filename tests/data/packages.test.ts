import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { licenceList, licenceOf, lockedPackages, runtimePackages } from '../../scripts/licences.js';

/** Licences that let us do what we do. MPL: used unchanged; its source is public. */
const permitted = [
	...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense', 'BlueOak-1.0.0'],
	...['MPL-2.0', 'OFL-1.1', 'MIT AND OFL-1.1', 'MIT AND Zlib']
];
/** Those of tools that test, which nobody is handed. */
const permittedTools = [...permitted, 'LGPL-2.1+'];
/** The licences among which a package lets us choose. */
const choices = (licence: string) => licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
const packages = Object.entries(lockedPackages()).filter(([place]) => place !== '');

interface Manifest {
	readonly scripts?: Readonly<Record<string, string>>;
}

describe('a package that we depend on', () => {
	it('is under a licence that permits it', () => {
		expect(
			packages
				.filter(([, one]) => {
					const fine = one.dev ? permittedTools : permitted;
					return !choices(licenceOf(one)).some((choice) => fine.includes(choice));
				})
				.map(([place]) => place)
		).toEqual([]);
		expect(packages.length).toBeGreaterThan(300);
	});

	it('is listed with its licence where its code runs with the site', async () => {
		const names = new Set(runtimePackages().map(({ name }) => name));
		for (const name of [
			'd3',
			'd3-array',
			'svelte',
			'@sveltejs/kit',
			'devalue',
			'papaparse',
			'fflate',
			'@resvg/resvg-js'
		])
			expect([...names]).toContain(name);
		expect(readFileSync('docs/licences.md', 'utf8')).toBe(await licenceList());
	});

	it('runs nothing when it is installed', () => {
		const hooks = packages.flatMap(([place, { hasInstallScript }]) => {
			const file = `${place}/package.json`;
			const { scripts = {} } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
			const own = ['preinstall', 'install', 'postinstall'].filter((hook) => scripts[hook] !== undefined);
			return hasInstallScript || own.length > 0 || existsSync(`${place}/binding.gyp`) ? [place] : [];
		});
		expect(hooks).toEqual([]);
	});

	it('comes from no address of somebody’s own, and is the one that was chosen', () => {
		const lock = readFileSync('package-lock.json', 'utf8');
		expect(lock).not.toMatch(/"resolved"|https?:\/\/(?:localhost|127\.|\d+\.)/);
		const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
			dependencies: Record<string, string>;
			devDependencies: Record<string, string>;
		};
		for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
			expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
	});
});

/** Versions below which there are known faults that end a SvelteKit server or open it. */
const floors = {
	'@sveltejs/kit': '2.49.5',
	'@sveltejs/adapter-node': '5.5.1',
	svelte: '5.46.4',
	devalue: '5.6.2'
} as const;

describe('a version', () => {
	it.each(Object.entries(floors))('of %s is at least %s', (name, floor) => {
		const parts = (version: string) => version.split('.').map(Number);
		const [have, least] = [parts(lockedPackages()[`node_modules/${name}`]!.version), parts(floor)];
		const first = have.findIndex((part, i) => part !== least[i]);
		expect(first === -1 || have[first]! > least[first]!).toBe(true);
	});
});
