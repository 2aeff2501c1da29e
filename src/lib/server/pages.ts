import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';

/** How the body of an answer may travel. */
export type Coding = 'br' | 'gzip' | 'identity';

/** A page once rendered, kept so that nobody waits for it again. */
export interface Page {
	readonly headers: Headers;
	/** Weak, for one page is several bodies. */
	readonly etag: string;
	/** The body so coded. */
	readonly body: (coding: Coding) => Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Keeps the pages that were last asked for, up to `limit`, by key. `of` gives the page of a key, or has it rendered: once
 * for all who ask at the same time. What comes out as no page is handed on to the one who had it rendered, and not kept.
 */
export function createPages(limit: number) {
	// A Map walks its keys in the order they were set, so the first is the one that nobody has asked for the longest.
	const pages = new Map<string, Page>();
	const underway = new Map<string, Promise<unknown>>();

	function keep(key: string, page: Page): Page {
		pages.delete(key);
		pages.set(key, page);
		const [oldest] = pages.keys();
		if (pages.size > limit && oldest !== undefined) pages.delete(oldest);
		return page;
	}

	async function make(key: string, render: () => Promise<Page | Response>) {
		try {
			const made = await render();
			return made instanceof Response ? made : keep(key, made);
		} finally {
			underway.delete(key);
		}
	}

	async function of(key: string, render: () => Promise<Page | Response>): Promise<Page | Response> {
		for (;;) {
			const page = pages.get(key);
			if (page) return keep(key, page);
			if (!underway.has(key)) break;
			// Whether that fails is no matter here: then it is our turn.
			await Promise.allSettled([underway.get(key)]);
		}
		const making = make(key, render);
		underway.set(key, making);
		return making;
	}

	return { of };
}

/** Reads an answer of the app into a page; what is not to be kept stays as it is: a fault, a redirect, no HTML, a cookie. */
export async function readPage(response: Response): Promise<Page | Response> {
	const { status, headers } = response;
	const isPage = status === 200 && headers.get('content-type')?.startsWith('text/html');
	const etag = headers.get('etag');
	if (!isPage || !etag || headers.has('set-cookie')) return response;

	const plain = new Uint8Array(await response.arrayBuffer());
	return pageOf(pageHeaders(headers), weak(etag), await encode(plain, 'br'));
}

/** Holds the least of it: the text is in its smallest form, and comes out of it for the few who can read no other. */
function pageOf(headers: Headers, etag: string, small: Uint8Array<ArrayBuffer>): Page {
	const text = async () => new Uint8Array(await fromBrotli(small));
	let zipped: Promise<Uint8Array<ArrayBuffer>> | undefined;
	return {
		headers,
		etag,
		body(coding) {
			if (coding === 'br') return Promise.resolve(small);
			if (coding === 'identity') return text();
			return (zipped ??= text().then((plain) => encode(plain, 'gzip')));
		}
	};
}

/** The answer with this page to somebody who takes these codings and may hold it already. */
export async function answer(page: Page, asked: Headers): Promise<Response> {
	const headers = new Headers(page.headers);
	headers.set('etag', page.etag);
	if (isHeld(asked.get('if-none-match'), page.etag)) return new Response(null, { status: 304, headers });

	const coding = preferredCoding(asked.get('accept-encoding'));
	const body = await page.body(coding);
	if (coding !== 'identity') headers.set('content-encoding', coding);
	headers.set('content-length', String(body.byteLength));
	return new Response(streamOf(body), { headers });
}

/** The bytes themselves: given as they are, a Response would copy them each time. */
const streamOf = (bytes: Uint8Array) =>
	new ReadableStream<Uint8Array>({
		start(controller) {
			controller.enqueue(bytes);
			controller.close();
		}
	});

/** The same answer, coded for who asks, where it is text that is worth it and that is not kept as a page. */
export async function compress(response: Response, asked: Headers): Promise<Response> {
	const coding = preferredCoding(asked.get('accept-encoding'));
	const { status, headers } = response;
	if (coding === 'identity' || !response.body || headers.has('content-encoding') || !isText(headers)) return response;
	const plain = new Uint8Array(await response.arrayBuffer());
	if (plain.byteLength < 1_000) return new Response(plain, { status, headers });

	const body = await encode(plain, coding);
	const coded = new Headers(headers);
	const etag = coded.get('etag');
	if (etag) coded.set('etag', weak(etag));
	coded.set('content-encoding', coding);
	coded.set('content-length', String(body.byteLength));
	coded.append('vary', 'Accept-Encoding');
	return new Response(body, { status, headers: coded });
}

const isText = (headers: Headers) =>
	/^(?:text\/|application\/(?:\w+\+)?json|image\/svg)/.test(headers.get('content-type') ?? '');

/** The best coding that an Accept-Encoding header allows. A coding that it does not name is not sent. */
export function preferredCoding(accepted: string | null): Coding {
	const allowed = new Set(
		(accepted ?? '')
			.toLowerCase()
			.split(',')
			.filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
			.map((part) => part.split(';', 1)[0]!.trim())
	);
	return allowed.has('br') ? 'br' : allowed.has('gzip') ? 'gzip' : 'identity';
}

function pageHeaders(given: Headers): Headers {
	const headers = new Headers(given);
	headers.delete('content-length');
	// Kept by everyone, and asked after each time: a visitor sees new figures at once, and the same ones for a 304.
	headers.set('cache-control', 'public, max-age=0, must-revalidate');
	headers.append('vary', 'Accept-Encoding');
	return headers;
}

/** A strong tag would promise that the bytes are equal too, in whatever coding. */
const weak = (etag: string) => (etag.startsWith('W/') ? etag : `W/${etag}`);

/** True when an If-None-Match header names the page, compared as HTTP does here: weakly. */
const isHeld = (header: string | null, etag: string) =>
	header?.trim() === '*' ||
	(header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.slice(2)) ?? false);

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);
const fromBrotli = promisify(brotliDecompress);

/** Brotli at 5 and gzip at 6: beyond them a page takes much longer and gets hardly smaller. */
async function encode(plain: Uint8Array, coding: Exclude<Coding, 'identity'>): Promise<Uint8Array<ArrayBuffer>> {
	const encoded =
		coding === 'br'
			? await asBrotli(plain, {
					params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength }
				})
			: await asGzip(plain, { level: 6 });
	return new Uint8Array(encoded);
}
