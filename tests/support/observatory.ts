/**
 * Grades an answer over TLS as Mozilla's HTTP Observatory does (version 4 of its algorithm): 100, less what is missing, plus
 * what goes beyond once nothing much is missing. 100 and above is an A+. What only the whole host tells, a redirect to TLS
 * and a preload list, is taken to be in order.
 */
export function gradeOf(headers: Headers, html: string): { readonly score: number; readonly lost: readonly string[] } {
	const modifiers: readonly (readonly [string, number])[] = [
		['policy', policyModifier(headers.get('content-security-policy'))],
		['cookies', headers.has('set-cookie') ? -20 : 0],
		['sharing', headers.get('access-control-allow-credentials') === 'true' ? -50 : 0],
		['transport', transportModifier(headers.get('strict-transport-security'))],
		['referrer', referrerModifier(headers.get('referrer-policy'))],
		['scripts', foreignScripts(html) ? -50 : 0],
		['sniffing', headers.get('x-content-type-options') === 'nosniff' ? 0 : -5],
		['framing', framingModifier(headers)],
		['resource', resourceModifier(headers.get('cross-origin-resource-policy'))]
	];
	const lost = modifiers.filter(([, points]) => points < 0);
	const sum = (list: readonly (readonly [string, number])[]) => list.reduce((total, [, points]) => total + points, 100);
	return { score: sum(lost) >= 90 ? sum(modifiers) : sum(lost), lost: lost.map(([name]) => name) };
}

const directivesOf = (policy: string) =>
	new Map(
		policy.split(';').map((directive): [string, string[]] => {
			const [name = '', ...sources] = directive.trim().toLowerCase().split(/\s+/);
			return [name, sources];
		})
	);

const broad = /^(?:\*|https?:|ftp:|https?:\/\/\*(?:\.\*)?)$/;
const unsafe = (sources: readonly string[]) =>
	!sources.some((source) => /^'(?:nonce|sha\d+)-/.test(source)) &&
	sources.some((source) => source === "'unsafe-inline'" || source === 'data:');

function policyModifier(policy: string | null): number {
	if (policy === null) return -25;
	const given = directivesOf(policy);
	const sources = (name: string) => given.get(name) ?? given.get('default-src') ?? ['*'];
	const [scripts, objects, styles] = [sources('script-src'), sources('object-src'), sources('style-src')];
	if ([...given.values()].flat().some((source) => source.startsWith('http:'))) return -20;
	if ([...scripts, ...objects].some((source) => broad.test(source)) || unsafe(scripts)) return -20;
	if (scripts.includes("'unsafe-eval'")) return -10;
	if (styles.some((source) => broad.test(source)) || unsafe(styles)) return 0;
	const only = (name: string, words: readonly string[]) => {
		const [source = '', ...more] = given.get(name) ?? [];
		return more.length === 0 && words.includes(source);
	};
	const closed = only('default-src', ["'none'"]) && only('base-uri', ["'none'", "'self'"]);
	return closed && only('form-action', ["'none'", "'self'"]) ? 10 : 5;
}

/** Half a year, in seconds. */
const transportModifier = (header: string | null) => {
	const age = /max-age=(\d+)/.exec(header ?? '')?.[1];
	return age === undefined ? -20 : Number(age) >= 15_768_000 ? 0 : -10;
};

const referrerModifier = (header: string | null) =>
	header === null
		? 0
		: /^(?:no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/.test(header)
			? 5
			: -5;

const foreignScripts = (html: string) => /<script[^>]+src="(?:https?:)?\/\//.test(html);

const framingModifier = (headers: Headers) =>
	directivesOf(headers.get('content-security-policy') ?? '').has('frame-ancestors')
		? 5
		: headers.has('x-frame-options')
			? 0
			: -20;

const resourceModifier = (header: string | null) =>
	header === 'same-origin' || header === 'same-site' ? 10 : header === 'cross-origin' || header === null ? 0 : -5;
