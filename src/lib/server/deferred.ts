import { createHash } from 'node:crypto';

/** What a visitor does first when there is something to be done by a script. */
const signs = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin', 'wheel'];

/** Milliseconds from figures that could not be had to the next sign that counts, for a mouse that moves gives sixty a second. */
const AGAIN = 1_000;

/** The script by which Kit starts a page: it imports two modules and hands the page over to them. */
const starter =
	/^<script>(\s*\{[\s\S]*?)(Promise\.all\(\[[\s\S]*?\]\)\.then\(\([\s\S]*?\n\t\t\t\t\t\}\);)(\s*\}\s*)<\/script>/;

/** A starting script, and the one in its stead: the policy of the page allows a script by its hash. */
interface Exchanged {
	readonly from: string;
	readonly to: string;
}

/**
 * A page is complete in its HTML, and its links and forms work; so its scripts are fetched at the first sign that someone
 * uses it, and a reader who only reads downloads none. A field changed before they are here sends its form, and a step back to
 * another state of the page loads that. A mouse that only rests where the page appears, which browsers tell as a move, is no sign.
 * A page that stands for another (see lib/offline) starts at once. What is not such a page comes back as it is.
 *
 * `modules` are those that the start needs, asked for together and not one after another. `figures` are the answers that the
 * scripts will draw from, asked for before them, for one is as long as half of them: where they cannot be had the page stays as it
 * is until the next sign after a while, and where the site has moved on to another version it is loaded anew, once. A page that
 * stands for another has nothing to show until its scripts run, and says what is missing.
 */
function withLateStart(
	html: string,
	modules: readonly string[],
	figures: readonly string[]
): { html: string; exchanged: Exchanged | null } {
	// It is the last of the page, and a long page is not searched from its top.
	const at = html.lastIndexOf('<script>');
	const found = starter.exec(html.slice(at));
	if (!found) return { html, exchanged: null };
	const [whole, before = '', start = '', after = ''] = found;
	const script = `${before}const signs = ${JSON.stringify(signs)};
const figures = ${JSON.stringify(figures)};
const modules = ${JSON.stringify(modules)};
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
let place;
const isAtRest = ({ type, pointerType, screenX, screenY }) => {
	const before = place;
	place = screenX + ' ' + screenY;
	return type === 'pointermove' && pointerType === 'mouse' && (before === undefined || before === place);
};
const begin = async (event) => {
	if (event && isAtRest(event)) return;
	for (const sign of signs) removeEventListener(sign, begin, true);
	const whole = (answer) => answer.arrayBuffer().then(() => answer.status);
	const asked = Promise.all(figures.map((href) => fetch(href).then(whole))).catch(() => [0]);
	for (const href of modules.splice(0)) {
		const link = document.createElement('link');
		link.rel = 'modulepreload';
		link.href = href;
		document.head.append(link);
	}
	const statuses = await asked;
	if (!isShell && statuses.some((status) => status !== 200))
		return statuses.includes(404) && !wasReloaded() ? location.reload() : setTimeout(listen, ${AGAIN});
	${start}
};
listen();
if (isShell) begin();
const { pathname, search } = location;
addEventListener('popstate', () => {
	const isSame = location.pathname === pathname && location.search === search;
	if (!isSame && document.documentElement.dataset.hydrated === undefined) location.reload();
});
addEventListener('change', ({ target }) => {
	if (document.documentElement.dataset.hydrated === undefined && target.form?.method === 'get') target.form.requestSubmit();
}, true);${after}`;
	return {
		html: `${html.slice(0, at)}<script>${script}</script>${html.slice(at + whole.length)}`,
		exchanged: { from: whole.slice('<script>'.length, -'</script>'.length), to: script }
	};
}

const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Defers the scripts of one answer: Kit is to be given `preload`, and the page and the answer that it makes go through here. */
export function deferral() {
	const modules = new Set<string>();
	const figures = new Set<string>();
	let exchanged: Exchanged | null = null;
	return {
		/** What Kit preloads: no modules, which the late start asks for instead. */
		preload: ({ type, path }: { type: 'font' | 'css' | 'js' | 'asset'; path: string }): boolean => {
			if (type === 'js') modules.add(path);
			return type === 'css';
		},
		/** Notes the address of figures that the page was drawn from: it does not hold them, for few readers use its scripts. */
		drawnFrom: (address: string) => {
			figures.add(address);
		},
		page: (html: string): string => {
			// A page that is read has no script to put off.
			if (modules.size === 0) return html;
			const late = withLateStart(html, [...modules], [...figures]);
			exchanged = late.exchanged;
			return late.html;
		},
		answer: (response: Response): Response => {
			const policy = response.headers.get('content-security-policy');
			if (exchanged && policy) {
				const { from, to } = exchanged;
				response.headers.set(
					'content-security-policy',
					policy.replace(hash(from), () => hash(to))
				);
			}
			return response;
		}
	};
}
