import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('node:http').OutgoingHttpHeaders} OutgoingHttpHeaders
 */

export const always = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy':
		'accelerometer=(), camera=(), clipboard-write=(self), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
	// An answer that says nothing of its own is asked for again, rather than kept for as long as a browser guesses.
	'cache-control': 'public, max-age=0, must-revalidate'
};

/** Where there is TLS. */
export const secured = { 'strict-transport-security': 'max-age=31536000' };

/** For what needs neither script nor connection: plain pages of the server's own, and pictures opened by themselves. */
export const stillPolicy =
	"default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What others may read from their own pages: an embed in a sandbox loads our scripts so, a notebook our figures. */
export const sharedFolders = ['_app', 'data', 'image', 'oembed'];
const shared = new RegExp(`^/(?:${sharedFolders.join('|')})(?:[/?]|$)`);
const embed = /^\/embed(?:[/?]|$)/;
/** What others may show or run on theirs without reading it: pictures by which a link unfurls, and the scripts of an embed. */
export const shown = /^[^?]*\.(?:png|svg|js)(?:\?|$)/;

/**
 * Puts on the answer what every answer carries, whoever writes it, and lets what the app says of its own stand. The last
 * touches are made when the head is written, for only then is it known what the answer is.
 * @param {IncomingMessage} req
 * @param {ServerResponse} res
 * @param {{ base: string, secure: boolean, policies: ReadonlyMap<string, string> }} options
 */
export function dress(req, res, { base, secure, policies }) {
	const url = req.url?.startsWith(base) ? req.url.slice(base.length) : '/';
	const isEmbed = embed.test(url);
	const policy = policies.get((req.url ?? '').split('?', 1)[0] ?? '');
	for (const [name, value] of Object.entries(always)) res.setHeader(name, value);
	if (!isEmbed) res.setHeader('content-security-policy', policy ?? "frame-ancestors 'none'");
	if (shared.test(url)) res.setHeader('access-control-allow-origin', '*');
	const isForOthers = isEmbed || shared.test(url) || shown.test(url);
	res.setHeader('cross-origin-resource-policy', isForOthers ? 'cross-origin' : 'same-origin');
	if (secure) for (const [name, value] of Object.entries(secured)) res.setHeader(name, value);

	const writeHead = res.writeHead.bind(res);
	/** @type {(status: number, reason?: unknown, headers?: unknown) => ServerResponse} */
	const dressed = (status, reason, headers) => {
		const given = /** @type {OutgoingHttpHeaders | undefined} */ (typeof reason === 'object' ? reason : headers);
		for (const [name, value] of Object.entries(given ?? {})) if (value !== undefined) res.setHeader(name, value);
		finish(res, isEmbed);
		return writeHead(status);
	};
	res.writeHead = /** @type {typeof res.writeHead} */ (dressed);
}

/**
 * An answer to what is no request of HTTP, for which there is no response to dress.
 * @param {number} status
 * @param {string} reason the phrase of the status line
 * @param {string} sentence
 * @param {Readonly<Record<string, string>>} [headers]
 */
export function plainAnswer(status, reason, sentence, headers = {}) {
	const lines = Object.entries({
		...always,
		'cache-control': 'no-store',
		'content-security-policy': stillPolicy,
		'cross-origin-resource-policy': 'same-origin',
		'content-type': 'text/plain; charset=utf-8',
		'content-length': String(sentence.length),
		connection: 'close',
		...headers
	}).map(([name, value]) => `${name}: ${value}`);
	return [`HTTP/1.1 ${status} ${reason}`, ...lines, '', sentence].join('\r\n');
}

/** @param {ServerResponse} res @param {boolean} isEmbed */
function finish(res, isEmbed) {
	const type = String(res.getHeader('content-type') ?? '');
	if (type.startsWith('text/') && !type.includes('charset')) res.setHeader('content-type', `${type}; charset=utf-8`);
	const hasPolicy = String(res.getHeader('content-security-policy') ?? '').includes('default-src');
	if (/^(?:text\/html|image\/svg)/.test(type) && !hasPolicy && !isEmbed)
		res.setHeader('content-security-policy', stillPolicy);
}

/**
 * The policies of the pages that were rendered at build, by path. They stand in a `<meta>` there, in which a browser
 * ignores `frame-ancestors`; sent as a header they hold whole.
 * @param {string} folder build/prerendered
 * @returns {Map<string, string>}
 */
export function policiesIn(folder) {
	if (!existsSync(folder)) return new Map();
	const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
	return new Map(
		pages.flatMap((name) => {
			const policy = policyIn(readFileSync(path.join(folder, name), 'utf8'));
			if (policy === '') return [];
			const page = `/${name.replaceAll(path.sep, '/').replace(/(?:^|\/)index\.html$|\.html$/, '')}`;
			return [[page, `${policy}; frame-ancestors 'none'`]];
		})
	);
}

/** The policy in a page's `<meta>`; empty where it has none. @param {string} html */
export const policyIn = (html) =>
	unescape(/<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1] ?? '');

const unescape = (/** @type {string} */ text) =>
	text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
