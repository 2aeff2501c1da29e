import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The texts of the named CSV files of a folder, and one line for each that cannot be read.
 * @template {string} Name
 * @param {string} folder
 * @param {readonly Name[]} names without their `.csv`
 */
export function readDataFiles(folder, names) {
	const texts = /** @type {Record<Name, string>} */ ({});
	/** @type {string[]} */
	const faults = [];
	for (const name of names) {
		const file = path.join(folder, `${name}.csv`);
		try {
			texts[name] = readFileSync(file, 'utf8');
		} catch (error) {
			const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
			faults.push(missing ? `${name}.csv: expected this file in ${folder}` : `${name}.csv: cannot be read`);
		}
	}
	return { texts, faults };
}
