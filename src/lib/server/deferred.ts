import { createHash } from 'node:crypto';

/** What a visitor does first when there is something to be done by a script. */
const signs = ['pointerover', 'pointerdown', 'touchstart', 'keydown', 'focusin', 'wheel'];

/** The script by which Kit starts a page: it imports two modules and hands the page over to them. */
const starter =
	/<script>(\s*\{[\s\S]*?)(Promise\.all\(\[[\s\S]*?\]\)\.then\(\([\s\S]*?\n\t\t\t\t\t\}\);)(\s*\}\s*)<\/script>/;

/**
 * A page is complete in its HTML, and its links and forms work; so its scripts are fetched at the first sign that someone
 * uses it, and a reader who only reads downloads none. A field changed before they are here sends its form.
 * A page that stands for another (see lib/offline) starts at once. The policy's hash of the starting script changes with it. What is not
 * such a page comes back as it is.
 *
 * `preload` are the modules that the start needs, asked for together and not one after another.
 */
export function deferScripts(
	html: string,
	policy: string,
	preload: readonly string[]
): { html: string; policy: string } {
	const found = starter.exec(html);
	if (!found) return { html, policy };
	const [whole, before = '', start = '', after = ''] = found;
	const script = `${before}const signs = ${JSON.stringify(signs)};
const begin = () => {
	for (const sign of signs) removeEventListener(sign, begin, true);
	for (const href of ${JSON.stringify(preload)}) {
		const link = document.createElement('link');
		link.rel = 'modulepreload';
		link.href = href;
		document.head.append(link);
	}
	${start}
};
for (const sign of signs) addEventListener(sign, begin, { capture: true, passive: true });
if (document.documentElement.dataset.shell !== undefined) begin();
addEventListener('change', ({ target }) => {
	if (document.documentElement.dataset.hydrated === undefined && target.form?.method === 'get') target.form.requestSubmit();
}, true);${after}`;
	return {
		html: html.replace(whole, () => `<script>${script}</script>`),
		policy: policy.replace(hash(whole.slice('<script>'.length, -'</script>'.length)), () => hash(script))
	};
}

const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Parts a Link header into the modules that it names and the rest. */
export function partLinks(header: string): { modules: string[]; rest: string } {
	const links = header.split(/,\s*(?=<)/).filter((link) => link !== '');
	const isModule = (link: string) => link.includes('rel="modulepreload"');
	return {
		modules: links.filter(isModule).map((link) => /<([^>]*)>/.exec(link)?.[1] ?? ''),
		rest: links.filter((link) => !isModule(link)).join(', ')
	};
}

/** Figures that a page may hold for its scripts, characters: more would be sent to every reader for those who use scripts. */
const MOST_HELD = 1_000_000;
/** What Kit has a page hold of an answer that its scripts will ask for again. */
const held = /<script type="application\/json" data-sveltekit-fetched[^>]*>[^<]*<\/script>/g;

/** Without the larger answers that a page holds; its scripts ask the server for them when they come. */
export const lightened = (html: string): string =>
	html.length < MOST_HELD ? html : html.replace(held, (script) => (script.length > MOST_HELD ? '' : script));

/** The answer with its scripts deferred, where it is a page. */
export async function deferred(response: Response): Promise<Response> {
	if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
	const headers = new Headers(response.headers);
	const { modules, rest } = partLinks(headers.get('link') ?? '');
	const { html, policy } = deferScripts(
		lightened(await response.text()),
		headers.get('content-security-policy') ?? '',
		modules
	);
	if (rest === '') headers.delete('link');
	else headers.set('link', rest);
	if (policy !== '') headers.set('content-security-policy', policy);
	headers.delete('content-length');
	return new Response(html, { status: response.status, headers });
}
