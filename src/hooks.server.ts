import { setImmediate as turn } from 'node:timers/promises';
import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import { building } from '$app/environment';
import { resolve as resolvePath } from '$app/paths';
import { builtText } from '#lib/server/built.ts';
import { basemapInside } from '#lib/server/basemap.ts';
import { canonicalQuery, network, noticeKey } from '#lib/server/facts.ts';
import { deferral } from '#lib/server/deferred.ts';
import { answer, compress, createPages, readPage, type Page } from '#lib/server/pages.ts';
import { claimsNoticeKey, claimsQuery } from '#lib/view/claims-query.ts';
import { claimsOf } from '#lib/view/claim.ts';
import { tableQuery } from '#lib/view/rows.ts';
import { builtHref, supplyFrom } from './routes/built.ts';

const pages = createPages(300);
/** A page repeats what its query says wrongly; one that says more than this is not kept. */
const MOST_TOLD = 200;
const claims = claimsOf(network);

type Resolve = Parameters<Handle>[0]['resolve'];

/**
 * Answers pages from those kept, and has the others rendered. It never throws: what is thrown here for an address that
 * cannot be read would end the process.
 */
export const handle: Handle = async ({ event, resolve }) => {
	try {
		if (building || event.isSubRequest || event.route.id === '/healthz') return await themed(event, resolve);
		// A picture has a queue and a store of its own.
		if (event.route.id?.startsWith('/image')) return await compress(await resolve(event), event.request.headers);
		const key = keyOf(event);
		const render = () => rendered(event, resolve);
		const made = await (key === null ? render() : pages.of(key, render));
		const { headers } = event.request;
		return await (made instanceof Response ? compress(made, headers) : answer(made, headers));
	} catch (error) {
		log(`500 ${event.request.method} ${event.url.pathname}`, error);
		return new Response('Something went wrong here.', { status: 500, headers: { 'content-type': 'text/plain' } });
	}
};

let line: Promise<unknown> = Promise.resolve();

/**
 * Does the work when all who asked before have theirs. Rendering has the process to itself, so two pages at a time would only
 * both come later, and hold their memory for longer. Before each the event loop has a turn: it reads what has come in, answers
 * what needs no rendering, and sees who has gone.
 */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const done = line.then(() => turn()).then(work);
	line = done.catch(() => undefined);
	return done;
}

/** Of the page that is being rendered: there is one at a time. */
let later = deferral();
// Pages that are written as files ask for theirs as a browser does, and hold them: such a page starts at once.
if (!building)
	supplyFrom((file) => {
		later.drawnFrom(builtHref(file));
		return builtText(file);
	});

const rendered = (event: RequestEvent, resolve: Resolve): Promise<Page | Response> =>
	inTurn(async () => {
		// Whoever has hung up while waiting needs no page.
		if (event.request.signal.aborted) return new Response(null, { status: 499 });
		later = deferral();
		const response = later.answer(await themed(event, resolve, later));
		const framed = withFraming(event.url.pathname, response);
		return event.isDataRequest ? framed : readPage(framed);
	});

/** One line in the log for what failed here; what a visitor asked for wrongly is no news. The visitor sees no more than the message. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status >= 500) log(`${status} ${event.request.method} ${event.url.pathname}`, error);
	return { message };
};

/**
 * Equal for addresses that bring the same page; `null` for one whose page is not kept. A query with faults is told so on
 * the page in its own words.
 */
function keyOf({ url, isDataRequest, request }: RequestEvent): string | null {
	const isRead = request.method === 'GET' || request.method === 'HEAD';
	const notices = noticeKey(url.searchParams);
	if (isDataRequest || !isRead || notices.length > MOST_TOLD) return null;
	const own = ownQuery(url);
	// A page holds its own address, so that of one host is not shown at another.
	return own === null ? null : [url.origin, url.pathname, canonicalQuery(url.searchParams), own, notices].join(' ');
}

/** What a page reads of its query beyond the view; `null` where that is told back to the visitor. */
function ownQuery({ pathname, searchParams }: URL): string | null {
	if (pathname === resolvePath('/table')) return tableQuery(searchParams);
	if (pathname.startsWith(`${resolvePath('/')}embed/`))
		return /^(light|dark)$/.exec(searchParams.get('theme') ?? '')?.[0] ?? '';
	if (pathname !== resolvePath('/claims')) return '';
	return claimsNoticeKey(searchParams, claims) === '' ? claimsQuery(searchParams, claims) : null;
}

/**
 * An embed takes the theme that its address asks for, and holds the map's land itself; every other page follows the reader's.
 * Pages have their scripts `later`, but for those that are written as files: a host sends them as they are.
 */
function themed(event: RequestEvent, resolve: Resolve, later?: ReturnType<typeof deferral>) {
	const isEmbed = event.route.id?.startsWith('/embed') ?? false;
	const asked = building || !isEmbed ? null : event.url.searchParams.get('theme');
	const theme = asked === 'light' || asked === 'dark' ? ` data-theme="${asked}"` : '';
	const land = isEmbed && event.params.view === 'map' ? basemapInside : '';
	const dressed = (html: string) =>
		isEmbed ? html.replace(/(?<=<html lang="en")/, theme).replace('</body>', () => `${land}</body>`) : html;
	return resolve(event, {
		...(later && { preload: later.preload }),
		transformPageChunk: ({ html }) => (later ? later.page(dressed(html)) : dressed(html))
	});
}

/** An embed is made for the pages of others. */
function withFraming(pathname: string, response: Response): Response {
	const policy = response.headers.get('content-security-policy');
	if (policy && pathname.startsWith(`${resolvePath('/')}embed/`)) {
		response.headers.set('content-security-policy', policy.replace(/frame-ancestors [^;]*/, 'frame-ancestors *'));
	}
	return response;
}

function log(what: string, error: unknown): void {
	const reason =
		error instanceof Error
			? `${error.name}: ${error.message} ${/^\s*at .*$/m.exec(error.stack ?? '')?.[0] ?? ''}`
			: String(error);
	// eslint-disable-next-line no-console -- the log of a server is its standard error
	console.error(`${new Date().toISOString()} ${what}: ${reason}`.replace(/\s+/g, ' ').trim());
}
