import path from 'node:path';
import type { Plugin } from 'vite';
import { readNetwork } from '../src/lib/facts/network.ts';
import { FactsError } from '../src/lib/facts/problem.ts';
import { fileNames } from '../src/lib/facts/schema.ts';
import { readDataFiles } from './data-files.js';

/** The folder that the figures come from. */
const dataDir = path.resolve(process.env.DATA_DIR ?? 'data');

/** Stops a build on data with faults, before anything is made of it, with the list of all of them. */
export function checkedData(): Plugin {
	return {
		name: 'gas-pivot:checked-data',
		apply: 'build',
		buildStart() {
			const { texts, faults } = readDataFiles(dataDir, fileNames);
			// A file that is not there would be reported again as one without columns.
			if (faults.length > 0) refuse(faults.join('\n'));
			try {
				readNetwork(texts);
			} catch (error) {
				if (!(error instanceof FactsError)) throw error;
				refuse(error.message);
			}
		}
	};
}

function refuse(faults: string): never {
	console.error(`The data in ${dataDir} cannot be shown:\n${faults}`);
	process.exit(1);
}
