/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {{ status: number, reason: string, headers?: Record<string, string> }} Refusal
 */

/** The longest address that is read, in characters from its slash on: four times the longest that a view is written with. */
export const LONGEST_ADDRESS = 8_192;

const host = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9.])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Why a request gets no answer from the app; `null` when it may pass. What passes is a GET or HEAD without a body, for a
 * path that starts at our root and decodes to text, at a host that can stand in an address.
 * @param {IncomingMessage} req
 * @param {string} hostHeader the header that holds the host, lower-case
 * @returns {Refusal | null}
 */
export function refusalOf(req, hostHeader) {
	if (req.method !== 'GET' && req.method !== 'HEAD') {
		return {
			status: 405,
			reason: 'Only GET and HEAD are answered here.',
			headers: { allow: 'GET, HEAD', connection: 'close' }
		};
	}
	if (hasBody(req)) return { status: 413, reason: 'A request may carry no body.', headers: { connection: 'close' } };
	if ((req.url ?? '').length > LONGEST_ADDRESS) {
		return { status: 414, reason: `An address may have at most ${LONGEST_ADDRESS} characters.` };
	}
	if (!hasOneHost(req, hostHeader)) return { status: 400, reason: 'The host cannot be read.' };
	if (!isPlainTarget(req.url ?? '')) return { status: 400, reason: 'This address cannot be read.' };
	return null;
}

/** @param {IncomingMessage} req */
const hasBody = ({ headers }) =>
	headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;

/** Of two hosts a proxy before us may have read the other. @param {IncomingMessage} req @param {string} hostHeader */
const hasOneHost = ({ headers, headersDistinct }, hostHeader) =>
	(headersDistinct.host?.length ?? 0) < 2 && host.test(String(headers[hostHeader] ?? headers.host));

/**
 * Visible ASCII from one slash on: no address of another host (`http://…`, `//…`, `/\…`), no raw bytes, and a path whose
 * escapes are UTF-8 and hide no control character. The query is free: reading it cannot fail.
 * @param {string} target
 */
function isPlainTarget(target) {
	if (!/^\/(?![/\\])[!-~]*$/.test(target)) return false;
	try {
		return !/[\p{Cc}\\]/u.test(decodeURIComponent(target.split('?', 1)[0] ?? ''));
	} catch {
		return false;
	}
}
