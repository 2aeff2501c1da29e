/** Says whether the figures in data/, or in DATA_DIR, can be shown; if not, every fault at once, and exits with 1. */
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { runnerImport } from 'vite';
import { readDataFiles } from './data-files.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.resolve(root, process.env.DATA_DIR || 'data');

/** Vite reads the TypeScript, which Node 20 does not. @param {string} name @returns {Promise<unknown>} */
async function facts(name) {
	const file = path.join(root, 'src', 'lib', 'facts', `${name}.ts`);
	const { module } = /** @type {{ module: unknown }} */ (await runnerImport(file, { logLevel: 'error' }));
	return module;
}
const { fileNames } = /** @type {typeof import('../src/lib/facts/schema.ts')} */ (await facts('schema'));
const { readNetwork } = /** @type {typeof import('../src/lib/facts/network.ts')} */ (await facts('network'));

const { texts, faults } = readDataFiles(folder, fileNames);
// A file that is not there would be reported again as one without columns.
if (faults.length === 0) faults.push(...networkFaults());
if (faults.length > 0) {
	console.error([...faults, faults.length === 1 ? '1 fault' : `${faults.length} faults`].join('\n'));
	process.exit(1);
}
console.log(`${rowCount()} rows in ${fileNames.length} files: no fault`);

function networkFaults() {
	try {
		readNetwork(texts);
		return [];
	} catch (error) {
		if (!(error instanceof Error) || error.name !== 'FactsError') throw error;
		return error.message.split('\n');
	}
}

/** Of all files, headers and empty lines not counted. */
function rowCount() {
	const rows = fileNames.map((name) => Papa.parse(texts[name], { skipEmptyLines: 'greedy' }).data.length - 1);
	return rows.reduce((sum, count) => sum + count, 0);
}
