/**
 * Writes a DATA_DIR of any size: the shipped files, with places, routes and figures of a made-up network added to them, so that
 * claims keep what they are about. The same numbers give the same files.
 *
 *     node scripts/bench/generate.js some/folder --routes 1000 [--flows 20000] [--seed 1]
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { flowsOf, placesOf, routesOf, secondId, sourceId, waypointsOf } from './invent.js';

const shipped = fileURLToPath(new URL('../../data', import.meta.url));

/**
 * @typedef {Record<string, string | number>} Cells a row's cells by column; what is left out is empty
 * @typedef {{ routes: number, flows?: number, seed?: number }} Size
 */

/**
 * Writes the folder: `routes` routes and `flows` rows of flows (20 for each route by default) beside the shipped ones.
 * @param {string} folder
 * @param {Size} size
 */
export function generate(folder, { routes: count, flows = count * 20, seed = 1 }) {
	mkdirSync(folder, { recursive: true });
	for (const name of readdirSync(shipped)) copyFileSync(path.join(shipped, name), path.join(folder, name));
	const random = randomFrom(seed);
	const places = placesOf(count, random);
	const routes = routesOf(count, places, random);
	const sources = [sourceId, secondId].map((id, i) => ({
		id,
		title: `A made-up network, count ${i + 1}`,
		publisher: 'nobody',
		published: '2025',
		url: 'https://example.org/network',
		note: 'Generated to measure with; no figure of it is real.'
	}));
	add(folder, 'sources', sources);
	add(
		folder,
		'places',
		places.map(({ cells }) => cells)
	);
	add(
		folder,
		'routes',
		routes.map(({ cells }) => cells)
	);
	add(
		folder,
		'capacities',
		routes.flatMap(({ capacities }) => capacities)
	);
	add(
		folder,
		'waypoints',
		routes.flatMap((route) => waypointsOf(route, random))
	);
	add(folder, 'flows', flowsOf(routes, flows, random));
}

/** Adds rows to a file, cells in the order of its header. @param {string} folder @param {string} name @param {Cells[]} rows */
function add(folder, name, rows) {
	const file = path.join(folder, `${name}.csv`);
	const text = readFileSync(file, 'utf8').replace(/\n*$/, '\n');
	const columns = (text.split('\n', 1)[0] ?? '').trim().split(',');
	const lines = Papa.unparse(
		rows.map((row) => columns.map((column) => row[column] ?? '')),
		{ newline: '\n' }
	);
	writeFileSync(file, `${text}${lines}\n`);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32, T. Ettinger). @param {number} seed */
function randomFrom(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { routes: { type: 'string' }, flows: { type: 'string' }, seed: { type: 'string' } }
	});
	const [folder] = positionals;
	const whole = (/** @type {string | undefined} */ text) => (text === undefined ? undefined : Number(text));
	const numbers = [values.routes, values.flows, values.seed].map(whole);
	if (!folder || numbers.some((n) => n !== undefined && (!Number.isSafeInteger(n) || n < 1))) {
		console.error('node scripts/bench/generate.js <folder> --routes 1000 [--flows 20000] [--seed 1]');
		process.exit(1);
	}
	const [routes = 1000, flows, seed] = numbers;
	generate(folder, { routes, flows, seed });
}
