import { createServer } from 'node:http';
import { Server } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { dress, plainAnswer, stillPolicy } from './headers.js';
import { LONGEST_ADDRESS, refusalOf } from './refusal.js';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {(req: IncomingMessage, res: ServerResponse, next: () => void) => unknown} Handler
 */

/** How long a client may take over what it sends. */
const limits = {
	headersTimeout: 10_000,
	requestTimeout: 15_000,
	connectionsCheckingInterval: 1_000,
	// Longer than the minute for which proxies keep a connection: who closes it first may do so under the next request.
	keepAliveTimeout: 65_000
};
/** How long a connection may lie without a byte either way while something is asked on it. */
const silence = 60_000;
/**
 * How many connections the kernel may hold for us, which are as many readers that come while a page is drawn; it takes no more
 * than its own limit (Linux: `somaxconn`, 4,096). One that finds no room comes again after one, three and seven seconds.
 */
export const BACKLOG = 4_096;

/**
 * A server round the app's handler that no request can bring down: what the app should not see is refused before it, what
 * goes wrong behind it is answered with 500, and every answer is dressed by headers.js. `stop` ends it: what had
 * connected is answered, for `patience` milliseconds at most, and then nothing new is accepted.
 * @param {Handler} handler
 * @param {{ base?: string, hostHeader?: string, protocolHeader?: string, policies?: ReadonlyMap<string, string> }} [options]
 */
export function createGuardedServer(
	handler,
	{ base = '', hostHeader = 'host', protocolHeader = 'x-forwarded-proto', policies = new Map() } = {}
) {
	/** Answers that are not yet sent. @type {Set<ServerResponse>} */
	const answering = new Set();
	/** Connections that stand. @type {Set<import('node:net').Socket>} */
	const sockets = new Set();
	let connections = 0;
	let stopping = false;
	/** Settles when all that the kernel has accepted is known here; until then nothing new is begun. @type {Promise<void> | null} */
	let taking = null;

	const server = createServer(limits, (req, res) => {
		answering.add(res);
		res.once('close', () => answering.delete(res));
		if (stopping) res.shouldKeepAlive = false;

		req.headers[protocolHeader] = plainProtocol(req.headers[protocolHeader]);
		// A client of HTTP/1.0 may name no host.
		req.headers.host ??= 'localhost';
		if (!isRange(req.headers.range)) delete req.headers.range;

		dress(req, res, { base, secure: req.headers[protocolHeader] === 'https', policies });
		const refusal = refusalOf(req, hostHeader);
		if (refusal) sayPlainly(res, refusal);
		else if (taking) void taking.then(() => answer(handler, req, res));
		else void answer(handler, req, res);
	});
	server.setTimeout(silence);
	server.on('connection', (socket) => {
		connections += 1;
		sockets.add(socket);
		socket.once('close', () => {
			sockets.delete(socket);
			// An answer that waited behind another on this connection is told of its end by nobody.
			for (const res of answering) if (res.req.socket === socket) answering.delete(res);
		});
	});
	// Without these two, Node hangs up on the client without a word.
	server.on('connect', (_, socket) => {
		// Node has let go of the connection, so that its faults and its end are ours to see to.
		socket.on('error', () => undefined).resume();
		socket.end(
			plainAnswer(405, 'Method Not Allowed', 'Only GET and HEAD are answered here.', { allow: 'GET, HEAD' }),
			() => socket.destroy()
		);
	});
	server.on('clientError', (error, socket) => {
		const isAnswered = [...answering].some(({ req }) => req.socket === socket);
		if (isAnswered) socket.destroy();
		else refuseUnread(error, socket);
	});
	server.on('checkExpectation', (_, res) => sayPlainly(res, { status: 417, reason: 'Nothing is expected here.' }));

	async function stop(patience = 9_000) {
		const until = Date.now() + patience;
		stopping = true;
		await (taking = backlogTaken(Date.now() + patience / 3));
		taking = null;
		// The one of node:http hangs up at once on all that seem idle, and a request may have come that is not read yet.
		const closed = new Promise((resolve) => Server.prototype.close.call(server, () => resolve(true)));
		// A connection that has sent nothing yet may be about to: it gets half a second of quiet before it is cut.
		for (let quiet = 0; quiet < 5 && Date.now() < until; quiet = answering.size > 0 ? 0 : quiet + 1) {
			if (await Promise.race([closed, wait(100, false)])) return;
			if (answering.size === 0 && quiet > 0) server.closeIdleConnections();
		}
		for (const socket of sockets) socket.destroy();
		await closed;
	}

	/**
	 * The kernel holds connections that it has accepted and we have not; each turn of the loop brings in one of them or more. On a
	 * busy machine a turn takes as long as the page that is drawn in it, so turns are counted; `until` is for readers who keep coming.
	 */
	async function backlogTaken(/** @type {number} */ until) {
		for (let turns = 0, quiet = 0; quiet < 3 && turns < BACKLOG && Date.now() < until; turns++) {
			const known = connections;
			await turn();
			quiet = connections === known ? quiet + 1 : 0;
		}
	}

	return { server, stop };
}

/**
 * Says why to a client whose request could not be read at all, unless it has gone.
 * @param {Error & { code?: string }} error
 * @param {import('node:stream').Duplex} socket
 */
function refuseUnread({ code }, socket) {
	if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
	const headers = `The head of a request may hold 16 KiB, and its address ${LONGEST_ADDRESS} characters.`;
	/** @type {readonly [number, string, string]} */
	const answer =
		code === 'HPE_HEADER_OVERFLOW'
			? [431, 'Request Header Fields Too Large', headers]
			: code === 'ERR_HTTP_REQUEST_TIMEOUT'
				? [408, 'Request Timeout', 'The request took too long to come.']
				: [400, 'Bad Request', 'The request cannot be read.'];
	socket.end(plainAnswer(...answer));
}

/**
 * Has the app answer; what it throws is logged, and told as no more than a fault.
 * @param {Handler} handler
 * @param {IncomingMessage} req
 * @param {ServerResponse} res
 */
async function answer(handler, req, res) {
	try {
		await handler(req, res, () => sayPlainly(res, { status: 404, reason: 'There is no such page.' }));
	} catch (error) {
		console.error(logLine(`500 ${req.method} ${req.url}`, error));
		sayPlainly(res, { status: 500, reason: 'Something went wrong here.' });
	}
}

/** The first of a list of protocols, or `http` for what is none. @param {string | string[] | undefined} header */
const plainProtocol = (header) => (/^\s*https\s*(?:,|$)/i.test(String(header ?? '')) ? 'https' : 'http');

/** True for one range of bytes from the start of a file on. The server of files breaks on others, and any may be ignored. */
function isRange(/** @type {string | undefined} */ header) {
	const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
	return first !== undefined && (last === '' || Number(last) >= Number(first));
}

/**
 * Answers with a page of one sentence, or hangs up when an answer has begun.
 * @param {ServerResponse} res
 * @param {import('./refusal.js').Refusal} refusal
 */
function sayPlainly(res, { status, reason, headers = {} }) {
	if (res.headersSent) return void res.destroy();
	res.setHeader('content-type', 'text/html; charset=utf-8');
	res.setHeader('content-security-policy', stillPolicy);
	res.setHeader('cache-control', 'no-store');
	for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
	res.writeHead(status);
	res.end(
		`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
			`<title>${status} – Gas Pivot</title><main><h1>${status}</h1><p>${reason}</p></main></html>\n`
	);
}

/** One line on what went wrong and where, whatever the error holds. @param {string} what @param {unknown} error */
export function logLine(what, error) {
	const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	const place = error instanceof Error ? (/^\s*at .*$/m.exec(error.stack ?? '')?.[0] ?? '') : '';
	return `${new Date().toISOString()} ${what}: ${message} ${place}`.replace(/\s+/g, ' ').trim();
}
