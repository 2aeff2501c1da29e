/**
 * Measures what can be compared within one run, and prints it with medians and percentiles. `npm run bench` runs all parts,
 * `npm run bench -- layout bytes` only those named. What some parts need beside our own dependencies they fetch for
 * themselves, or say that they could not.
 */
import process from 'node:process';
import { chromium } from 'playwright';
import { bytes } from './bench/bytes.js';
import { contest } from './bench/contest.js';
import { layout } from './bench/layout.js';
import { lighthouse } from './bench/lighthouse.js';
import { loading } from './bench/loading.js';
import { motion } from './bench/motion.js';
import { memory, pictures, renders } from './bench/server.js';
import { print } from './bench/sample.js';
import { browserArguments, findBrowser } from './browser.js';
import { serve } from './load/serve.js';

/** Each prints its tables itself. @type {Record<string, (ground: import('./bench/ground.js').Ground) => Promise<void>>} */
const parts = { layout, bytes, renders, pictures, memory, motion, contest, loading, lighthouse };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
	console.error(`The bench has no part ${unknown.join(', ')}. It has: ${Object.keys(parts).join(', ')}.`);
	process.exit(1);
}

const server = await serve();
const browser = await chromium.launch({
	executablePath: (await findBrowser()) ?? undefined,
	args: [...browserArguments]
});
for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) {
	try {
		await parts[name]?.({ server, browser });
	} catch (error) {
		print(`${name} could not be measured`, [[error instanceof Error ? error.message : String(error)]]);
		process.exitCode = 1;
	}
}
await browser.close();
await server.stop();
