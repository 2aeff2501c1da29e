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
 * `preload` are the modules that the start needs, asked for together and not one after another. `figures` are the answers that
 * the scripts will draw from: where they cannot be had the page stays as it is until the next sign, and where the site has moved
 * on to another version it is loaded anew, once. A page that stands for another has nothing to show until its scripts run, and
 * says what is missing.
 */
export function deferScripts(
	html: string,
	policy: string,
	preload: readonly string[],
	figures: readonly string[]
): { html: string; policy: string } {
	const found = starter.exec(html);
	if (!found) return { html, policy };
	const [whole, before = '', start = '', after = ''] = found;
	const script = `${before}const signs = ${JSON.stringify(signs)};
const figures = ${JSON.stringify(figures)};
const modules = ${JSON.stringify(preload)};
const isShell = document.documentElement.dataset.shell !== undefined;
const wasReloaded = () => {
	try {
		const before = sessionStorage.getItem('stale') === figures.join();
		sessionStorage.setItem('stale', figures.join());
		return before;
	} catch {
		return true;
	}
};
const listen = () => {
	for (const sign of signs) addEventListener(sign, begin, { capture: true, passive: true });
};
const begin = async () => {
	for (const sign of signs) removeEventListener(sign, begin, true);
	for (const href of modules.splice(0)) {
		const link = document.createElement('link');
		link.rel = 'modulepreload';
		link.href = href;
		document.head.append(link);
	}
	const whole = (answer) => answer.arrayBuffer().then(() => answer.status);
	const statuses = await Promise.all(figures.map((href) => fetch(href).then(whole))).catch(() => [0]);
	if (!isShell && statuses.some((status) => status !== 200))
		return statuses.includes(404) && !wasReloaded() ? location.reload() : listen();
	${start}
};
listen();
if (isShell) begin();
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

/** What Kit has a page hold of an answer that its scripts will ask for again. */
const held = /<script type="application\/json" data-sveltekit-fetched data-url="([^"]*)"[^>]*>[^<]*<\/script>/g;

/**
 * Without the figures that a page holds for its scripts, which would be sent to every reader for those few who use scripts; and
 * the addresses under which the scripts find them, once for all pages.
 */
export function lightened(html: string): { html: string; figures: string[] } {
	const figures: string[] = [];
	const light = html.replace(held, (_, address: string) => {
		figures.push(address);
		return '';
	});
	return { html: light, figures };
}

/** The answer with its scripts deferred, where it is a page. */
export async function deferred(response: Response): Promise<Response> {
	if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
	const headers = new Headers(response.headers);
	const { modules, rest } = partLinks(headers.get('link') ?? '');
	const light = lightened(await response.text());
	const { html, policy } = deferScripts(
		light.html,
		headers.get('content-security-policy') ?? '',
		modules,
		light.figures
	);
	if (rest === '') headers.delete('link');
	else headers.set('link', rest);
	if (policy !== '') headers.set('content-security-policy', policy);
	headers.delete('content-length');
	return new Response(html, { status: response.status, headers });
}
