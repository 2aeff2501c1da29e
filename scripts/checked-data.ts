import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { readNetwork } from '../src/lib/facts/network.ts';
import { FactsError } from '../src/lib/facts/problem.ts';
import { fileNames, type FileName } from '../src/lib/facts/schema.ts';

/** The folder that the figures come from. */
const dataDir = path.resolve(process.env.DATA_DIR ?? 'data');

/** Stops a build on data with faults, before anything is made of it, with the list of all of them. */
export function checkedData(): Plugin {
	return {
		name: 'gas-pivot:checked-data',
		apply: 'build',
		buildStart() {
			try {
				readNetwork(texts());
			} catch (error) {
				if (!(error instanceof FactsError)) throw error;
				console.error(`The data in ${dataDir} cannot be shown:\n${error.message}`);
				process.exit(1);
			}
		}
	};
}

const texts = () =>
	Object.fromEntries(
		fileNames.map((name) => [name, readFileSync(path.join(dataDir, `${name}.csv`), 'utf8')])
	) as Record<FileName, string>;
