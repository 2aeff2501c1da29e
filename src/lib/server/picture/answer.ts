import { createHash } from 'node:crypto';
import { outlined } from './outline.ts';
import { pngOf } from './png.ts';
import { createQueue, Full } from './queue.ts';
import { fault, type Fault, type Size } from './size.ts';
import { createStore, type Made } from './store.ts';
import { spelt } from './typeface.ts';

export const formats = { png: 'image/png', svg: 'image/svg+xml; charset=utf-8' } as const;
export type Format = keyof typeof formats;
export const isFormat = (name: string): name is Format => Object.hasOwn(formats, name);

/** An SVG that stands by itself, and what its PNG says of it in metadata. */
export interface Drawn {
	readonly svg: string;
	readonly texts: Readonly<Record<string, string>>;
}

/** One picture at a time: drawing it takes a core, and pages need the other. */
const inTurn = createQueue({ running: 1, waiting: 32 });
const pictures = createStore({ count: 100, bytes: 40_000_000 });

const common = { 'access-control-allow-origin': '*' } as const;
const keptFor = 'public, max-age=300, stale-while-revalidate=86400';
/** An SVG opened by itself may do no more than be seen. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** The answer with a picture: as it is kept, or drawn in its turn. `key` is equal for equal pictures. */
export async function answerPicture(
	request: Request,
	key: string,
	format: Format,
	size: Size,
	draw: () => Drawn
): Promise<Response> {
	let made: Made;
	try {
		made = await pictures.of(`${format} ${key}`, () => inTurn(() => make(format, size.scale, draw())));
	} catch (error) {
		if (!(error instanceof Full)) throw error;
		return told(503, fault('rate', 'fewer pictures at a time'), { 'retry-after': '2', 'cache-control': 'no-store' });
	}
	const headers = {
		...common,
		etag: made.etag,
		'content-type': formats[format],
		'cache-control': keptFor,
		...(format === 'svg' ? { 'content-security-policy': policy } : {})
	};
	return isHeld(request.headers.get('if-none-match'), made.etag)
		? new Response(null, { status: 304, headers })
		: new Response(made.body, { headers: { ...headers, 'content-length': String(made.body.byteLength) } });
}

async function make(format: Format, scale: number, { svg: drawn, texts }: Drawn): Promise<Made> {
	const svg = spelt(drawn);
	const body = format === 'svg' ? new TextEncoder().encode(outlined(svg)) : await pngOf(svg, scale, texts);
	return { body, etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 20)}"` };
}

/** A fault told in JSON, with what was expected. */
export const told = (status: 400 | 404 | 503, body: Fault, headers: Readonly<Record<string, string>> = {}) =>
	Response.json(body, {
		status,
		headers: { ...common, 'cache-control': 'public, max-age=0, must-revalidate', ...headers }
	});

/** Compared weakly: a coded body carries the same tag, marked as weak. */
const isHeld = (header: string | null, etag: string) =>
	header?.trim() === '*' || (header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false);
