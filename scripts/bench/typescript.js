import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A module in TypeScript beside this one, which Node 20 does not read by itself. @param {string} name @returns {Promise<unknown>} */
export async function load(name) {
	const file = fileURLToPath(new URL(name, import.meta.url));
	const { module } = /** @type {{ module: unknown }} */ (await runnerImport(file, { root, logLevel: 'error' }));
	return module;
}
