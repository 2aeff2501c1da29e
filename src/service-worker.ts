/**
 * Shows again without a network what was seen. A version of the site has its own worker and its own caches, and they hold
 * nothing of another: pages say of which version they are, what they draw from is under addresses that name it, and scripts
 * and styles are named after what is in them. Pages come from the network while there is one.
 */
import { base, build, version } from '$service-worker';
import { asShell, partsIn, versionIn, withSeen } from '#lib/offline/html.ts';
import { keptPages } from '#lib/offline/kept.ts';

/** What is used here of a worker's scope: TypeScript knows either its types or a page's. */
interface Lasting extends Event {
	waitUntil: (work: Promise<unknown>) => void;
}
interface Asking extends Lasting {
	readonly request: Request;
	respondWith: (answer: Promise<Response>) => void;
}
interface Scope {
	readonly location: Location;
	readonly clients: { readonly claim: () => Promise<void> };
	readonly registration: { readonly waiting: unknown };
	skipWaiting: () => Promise<void>;
	addEventListener: ((type: 'install' | 'activate', listener: (event: Lasting) => void) => void) &
		((type: 'fetch', listener: (event: Asking) => void) => void) &
		((type: 'message', listener: (event: Lasting & MessageEvent<unknown>) => void) => void);
}
const scope = globalThis as unknown as Scope;

/** How long a page that is kept as well may take to come, in milliseconds. */
const PATIENCE = 3_000;

const prefix = `gas-pivot${base}@`;
const names = { pages: `${prefix}${version} pages`, parts: `${prefix}${version} parts` };
const parts = () => caches.open(names.parts);
const pages = keptPages(() => caches.open(names.pages), version);

const ours = new Set(build);
/** Under an address that names this version, or its own content. */
const isPart = (path: string) => ours.has(path) || path.startsWith(`${base}/built/${version}/`);
const offlinePage = `${base}/offline${__STATIC__ ? '/' : ''}`;

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('message', (event) => {
	const asked = event.data as { keep?: unknown; parts?: unknown } | null;
	if (typeof asked?.keep !== 'string' || !Array.isArray(asked.parts)) return;
	const named = asked.parts.map(String);
	const url = new URL(asked.keep);
	// A page that is kept has its parts.
	event.waitUntil(keepParts(named).then(() => keepPage(url)));
});
scope.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
	if (isPart(url.pathname)) event.respondWith(part(request));
	// A worker that the next is about to take over from may be ended in the midst of an answer, and the page would stay half.
	else if (scope.registration.waiting) return;
	else if (request.mode === 'navigate' && !url.pathname.startsWith(`${base}/embed/`))
		event.respondWith(page(url, request, event));
});

/** Fails, to be tried again at the next visit, where the site has moved on to another version meanwhile. */
async function install(): Promise<void> {
	const response = await fetch(offlinePage, { cache: 'no-cache' });
	const html = await response.text();
	if (!response.ok || versionIn(html) !== version) throw new Error('The site is of another version.');
	const cache = await parts();
	// A redirect to it is forgotten: a worker may not answer with one that was followed.
	await cache.put(offlinePage, new Response(html, { headers: response.headers }));
	await cache.addAll(partsIn(html).filter((address) => ours.has(address)));
	await scope.skipWaiting();
}

/** A page that is asked for meanwhile waits until this ends: what other versions kept goes when it may, and is in nobody's way. */
async function activate(): Promise<void> {
	void forgetOthers().catch(() => undefined);
	await scope.clients.claim();
}

async function forgetOthers(): Promise<void> {
	const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && !Object.values(names).includes(name));
	await Promise.all(old.map((name) => caches.delete(name)));
}

/** What never changes under its address: from the cache, or fetched and kept. */
async function part(request: Request): Promise<Response> {
	const kept = await parts()
		.then((cache) => cache.match(request.url))
		.catch(() => undefined);
	if (kept) return kept;
	const response = await fetch(request);
	// Storage may be full or forbidden, which is no reason not to show it.
	if (response.status === 200) await keepPart(request.url, response.clone()).catch(() => undefined);
	return response;
}

async function keepPart(url: string, response: Response): Promise<void> {
	await (await parts()).put(url, response);
}

/** From the network; where that fails, or takes longer than what is kept is worth waiting for, what is kept. */
async function page(url: URL, request: Request, event: Lasting): Promise<Response> {
	const coming = fetch(request).then((response) => {
		event.waitUntil(pages.keep(url, response.clone(), keepWhole).catch(() => undefined));
		return response;
	});
	const found = () => kept(url).catch(() => undefined);
	const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
	// A page that comes late is kept all the same.
	event.waitUntil(coming.catch(() => undefined));
	try {
		const first = await Promise.race([coming, late.then(found)]);
		const response = first ?? (await coming);
		return response.status >= 500 ? ((await found()) ?? response) : response;
	} catch (error) {
		return (await found()) ?? (await notSeen().catch(() => Promise.reject(error as Error)));
	}
}

/** The page as it was seen, or one of the same path that draws itself what is asked for. */
async function kept(url: URL): Promise<Response | undefined> {
	const exact = await pages.find(url);
	if (exact) return exact;
	const shell = await pages.findShell(url);
	return shell && new Response(asShell(await shell.text()), { headers: shell.headers });
}

async function notSeen(): Promise<Response> {
	const empty = await (await parts()).match(offlinePage);
	if (!empty) throw new Error('There is no page for this.');
	return new Response(withSeen(await empty.text(), await pages.list()), { status: 503, headers: empty.headers });
}

/** A page tells of itself, for it came before its worker, or was drawn without being asked for. */
async function keepPage(url: URL): Promise<void> {
	if (url.origin !== scope.location.origin || (await kept(url))) return;
	await pages.keep(url, await fetch(url), keepWhole);
}

const keepWhole = (html: string): Promise<boolean> => keepParts(partsIn(html));

/** Whether all of them that are of this version are kept. */
async function keepParts(addresses: readonly string[]): Promise<boolean> {
	try {
		const cache = await parts();
		for (const address of addresses) {
			const { origin, pathname, href } = new URL(address, scope.location.href);
			if (origin !== scope.location.origin || !isPart(pathname) || (await cache.match(href))) continue;
			const response = await fetch(href);
			if (response.status !== 200) return false;
			await cache.put(href, response);
		}
		return true;
	} catch {
		return false;
	}
}
