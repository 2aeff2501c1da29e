/**
 * Puts the built server under load and says what it bore: 200 readers of pages and pictures for a minute, views rendered
 * each time, pages beside pictures drawn at full speed, and clients that do not finish what they begin. Exits with 1 on an
 * error, or when memory does not keep level. `--short` takes some seconds and counts only; `--minutes 10` has readers come for
 * so long after that, and says what the server holds more at the end than in their second minute.
 */
import { connect } from 'node:net';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { print, quantile } from './bench/sample.js';
import { freshPage, freshPicture, pages, pictures } from './load/mix.js';
import { serve } from './load/serve.js';

const { values: asked } = parseArgs({ options: { short: { type: 'boolean' }, minutes: { type: 'string' } } });
const isShort = asked.short ?? false;
const minutes = Number(asked.minutes ?? 0);
if (!Number.isInteger(minutes) || minutes < 0 || (minutes > 0 && minutes < 3)) {
	console.error('node scripts/load.js [--short] [--minutes 10]: three whole minutes or more');
	process.exit(1);
}
const seconds = (/** @type {number} */ long) => (isShort ? 3 : long);
/** While views are read, and while 20 more have pictures drawn for them without a pause. */
const MOST_MEGABYTES = { views: 300, pictures: 350 };
const MOST_GROWTH = 30;

const server = await serve();
/** @type {string[]} */
const faults = [];
const rows = [['load', 'connections', 'requests/s', 'p50, ms', 'p99, ms', '2xx', '503', 'other', 'errors']];

/** @type {{ at: number, megabytes: number }[]} */
const levels = [];
const watch = setInterval(() => levels.push({ at: performance.now(), megabytes: server.megabytes() }), 500);

/**
 * Asks for what `next` gives, for so long, and adds a row of how it went. Only a picture may be put off with 503.
 * @param {string} name
 * @param {{ connections: number, duration: number, next: () => string, known?: readonly string[] }} load
 */
async function under(name, { connections, duration, next, known = ['200', '404', '503'] }) {
	const result = await autocannon({
		url: server.address,
		connections,
		duration,
		// A reader who waits longer than this has given up.
		timeout: isShort ? 60 : 30,
		headers: { 'accept-encoding': 'br' },
		requests: [{ setupRequest: (request) => ({ ...request, path: next() }) }]
	});
	const { requests, latency, errors, timeouts } = result;
	const counts = Object.entries(
		/** @type {{ statusCodeStats?: Record<string, { count: number }> }} */ (result).statusCodeStats ?? {}
	);
	const of = (/** @type {string} */ status) => counts.find(([code]) => code === status)?.[1].count ?? 0;
	const other = counts.filter(([code]) => !/^2|^503$/.test(code)).map(([code, { count }]) => `${code}: ${count}`);
	for (const [code, { count }] of counts)
		if (!known.includes(code)) faults.push(`${name}: ${count} answers of ${code}`);
	if (errors + timeouts > 0) faults.push(`${name}: ${errors} errors, ${timeouts} of them timeouts`);
	rows.push(
		[
			name,
			connections,
			requests.average.toFixed(0),
			latency.p50,
			latency.p99,
			result['2xx'],
			of('503'),
			other.join(' ') || 0,
			errors
		].map(String)
	);
	return result;
}

let turn = 0;
const mixed = () => (++turn % 10 === 0 ? pictures[turn % pictures.length] : pages[turn % pages.length]) ?? '/';
const kept = () => pages[++turn % 40] ?? '/';

await under('a first round of all', { connections: 4, duration: seconds(10), next: mixed });
await under('pages and pictures', { connections: 200, duration: seconds(60), next: mixed });
await under('views that are kept', { connections: 50, duration: seconds(20), next: kept, known: ['200', '404'] });
/** When each of the rounds that make the server work began: stores fill in the first, and what grows after it leaks. */
const rounds = [performance.now()];
for (let round = 1; round <= (isShort ? 1 : 3); round++) {
	const again = round === 1 ? '' : `, round ${round}`;
	await under(`views rendered each time${again}`, {
		connections: 50,
		duration: seconds(20),
		next: freshPage,
		known: ['200']
	});
	await Promise.all([
		under(`pictures drawn each time${again}`, {
			connections: 20,
			duration: seconds(20),
			next: freshPicture,
			known: ['200', '503']
		}),
		under(`pages meanwhile${again}`, { connections: 10, duration: seconds(20), next: kept, known: ['200', '404'] })
	]);
	rounds.push(performance.now());
}
const MINUTE = 60_000;
const long = performance.now();
if (minutes > 0) {
	let readers = 0;
	const next = () => (++readers % 8 === 0 ? freshPage() : mixed());
	await under(`${minutes} minutes of readers`, { connections: 50, duration: minutes * 60, next });
}
print('Under load', rows);

/** Begins requests and leaves them: every other is never finished, the rest are hung up on. @param {number} many */
async function brokenRequests(many) {
	const { hostname, port } = new URL(server.address);
	const sockets = Array.from({ length: many }, (_, i) => {
		const socket = connect(Number(port), hostname).on('error', () => undefined);
		socket.write(`GET /sankey?v=1&year=${2012 + (i % 14)}&at=${i % 90},50,3 HTTP/1.1\r\nHost: local`);
		if (i % 2 === 0) socket.end('host\r\n\r\n', () => socket.destroy());
		return socket;
	});
	await wait(20);
	/** @type {number[]} */
	const taken = [];
	for (let i = 0; i < (isShort ? 5 : 30); i++) {
		const start = performance.now();
		const { status } = await fetch(`${server.address}/?v=1&year=2021`).catch((/** @type {unknown} */ error) => ({
			status: `nothing: ${error instanceof Error ? String(error.cause) : String(error)}`
		}));
		if (status !== 200) faults.push(`among broken requests a page is answered with ${status}`);
		taken.push(performance.now() - start);
	}
	for (const socket of sockets) socket.destroy();
	return taken;
}
const among = await brokenRequests(400);
print('A page among 200 half-open and 200 dropped requests', [
	['first, ms', 'p50, ms', 'slowest, ms'],
	[among[0] ?? NaN, quantile(among, 0.5), Math.max(...among)].map((ms) => ms.toFixed(0))
]);

clearInterval(watch);
const heldFrom = (/** @type {number} */ from, /** @type {number} */ to) =>
	quantile(
		levels.filter(({ at }) => at >= from && at <= to).map(({ megabytes }) => megabytes),
		0.5
	);
const held = rounds.slice(1).map((to, i) => heldFrom(rounds[i] ?? 0, to));
const [early = NaN, late = NaN] = [held.at(isShort ? 0 : 1), held.at(-1)];
const peakOf = (/** @type {number} */ from, /** @type {number} */ to) =>
	Math.max(...levels.filter(({ at }) => at >= from && at <= to).map(({ megabytes }) => megabytes));
const peaks = { views: peakOf(0, rounds[0] ?? NaN), pictures: peakOf(rounds[0] ?? NaN, Infinity) };
print('Memory, MB', [
	['peak of views', ...held.map((_, i) => `round ${i + 1}`), 'peak of all'],
	[peaks.views, ...held, peaks.pictures].map((megabytes) => megabytes.toFixed(0))
]);
for (const what of /** @type {const} */ (['views', 'pictures']))
	if (!isShort && peaks[what] > MOST_MEGABYTES[what])
		faults.push(`memory: ${peaks[what].toFixed(0)} MB with ${what}, of ${MOST_MEGABYTES[what]} allowed`);
if (!isShort && late - early > MOST_GROWTH) faults.push(`memory: grew by ${(late - early).toFixed(0)} MB`);
if (minutes > 0) {
	const minute = (/** @type {number} */ nth) => heldFrom(long + (nth - 1) * MINUTE, long + nth * MINUTE);
	const [second, last] = [minute(2), minute(minutes)];
	print('Memory of readers, MB', [
		['second minute', `minute ${minutes}`, 'grown'],
		[second, last, last - second].map((megabytes) => megabytes.toFixed(0))
	]);
	if (last - second > MOST_GROWTH) faults.push(`memory: grew by ${(last - second).toFixed(0)} MB with readers`);
}

faults.push(...server.lines().map((line) => `the server said: ${line}`));
const status = await server.stop();
if (status !== 0) faults.push(`the server ended with ${status}`);
console.log(faults.length === 0 ? '\nNo error.' : `\n${faults.join('\n')}`);
process.exit(faults.length === 0 ? 0 : 1);
