import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { always, policyIn, secured, sharedFolders, shown, stillPolicy } from './headers.js';

/**
 * What hosts of the static site are told to send: the same as our own server sends, in the words of each.
 * @typedef {{ base: string, page: string, embed: string, folders: readonly string[], files: readonly string[] }} Site
 */

const { 'cache-control': asked, ...everywhere } = always;
const everyHeader = { ...everywhere, ...secured };
const FOREVER = 'public, max-age=31536000, immutable';
/** Folders whose files are named after what is in them, or after the version of the site. */
const lasting = ['_app/immutable', 'built'];

/**
 * Reads what a site's files need. The policy of a page is the one in its `<meta>`, which alone knows the hashes of the page's
 * scripts; as a header goes the rest of it, with what no `<meta>` can say, and a browser holds to both. `default-src` stays
 * behind too: it would be read as a word about scripts.
 * @param {string} folder the site, as it was built
 * @param {string} base the path that it lives under, without a slash at its end
 * @returns {Site}
 */
export function siteIn(folder, base) {
	const rest = policyIn(readFileSync(path.join(folder, 'index.html'), 'utf8'))
		.split(/;\s*/)
		.filter((directive) => !/^(?:default-src|script-src)\s/.test(directive))
		.join('; ');
	const entries = readdirSync(folder, { withFileTypes: true });
	return {
		base,
		page: `${rest}; frame-ancestors 'none'`,
		embed: `${rest}; frame-ancestors *`,
		folders: entries
			.filter((entry) => entry.isDirectory() && !['_app', 'embed', 'image'].includes(entry.name))
			.map(({ name }) => name),
		files: entries.filter((entry) => entry.isFile()).map(({ name }) => name)
	};
}

/** @typedef {[string, Readonly<Record<string, string>>]} Rule a path, and the headers of what is there */
/** @param {string} at @param {Readonly<Record<string, string>>} headers @returns {Rule} */
const rule = (at, headers) => [at, headers];

const POLICY = 'content-security-policy';
const READERS = 'access-control-allow-origin';
const RESOURCE = 'cross-origin-resource-policy';

/**
 * `_headers`, as Netlify and Cloudflare Pages read it. All rules that fit a path hold there, and two values of one header would
 * be sent as one; so no header is given by two rules that fit one path.
 * @param {Site} site
 */
export function netlify({ base, page, embed, folders, files }) {
	const isShared = (/** @type {string} */ folder) => sharedFolders.includes(folder);
	const own = { [RESOURCE]: 'same-origin' };
	const others = { [RESOURCE]: 'cross-origin' };
	/** @param {string} name @returns {Rule} */
	const fileRule = (name) => {
		const policy = name.endsWith('.svg') ? stillPolicy : name.endsWith('.html') ? page : null;
		return [
			`/${name}`,
			{ ...(policy === null ? {} : { [POLICY]: policy }), ...(shown.test(`/${name}`) ? others : own) }
		];
	};
	/** @type {Rule[]} */
	const rules = [
		['/*', everyHeader],
		['/', { [POLICY]: page, ...own }],
		...folders.map((name) => rule(`/${name}/*`, { [POLICY]: page, ...(isShared(name) ? others : own) })),
		['/embed/*', { [POLICY]: embed, ...others }],
		['/image/*', { [POLICY]: stillPolicy, ...others }],
		['/_app/*', others],
		...files.filter((name) => name !== 'index.html').map(fileRule),
		...sharedFolders.map((name) => rule(`/${name}/*`, { [READERS]: '*' })),
		...lasting.map((at) => rule(`/${at}/*`, { 'cache-control': FOREVER }))
	];
	return rules
		.map(([at, headers]) => [base + at, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)])
		.map((lines) => `${lines.join('\n')}\n`)
		.join('\n');
}

/**
 * A server of nginx. A header whose value is empty is not sent.
 * @param {Site} site
 */
export const nginx = ({ base, page, embed }) => `# Goes into nginx's http block. The files are in /srv/gas-pivot.
map $uri $gas_pivot_policy {
	default "${page}";
	~^${base}/embed/ "${embed}";
	~^${base}/image/ "${stillPolicy}";
	~\\.svg$ "${stillPolicy}";
}
map $uri $gas_pivot_kept {
	default "${asked}";
	~^${base}/(?:${lasting.join('|')})/ "${FOREVER}";
}
map $uri $gas_pivot_resource {
	default same-origin;
	~^${base}/(?:embed|${sharedFolders.join('|')})/ cross-origin;
	~\\.(?:png|svg|js)$ cross-origin;
}
map $uri $gas_pivot_readers {
	default "";
	~^${base}/(?:${sharedFolders.join('|')})/ "*";
}
server {
	listen 8080;
	charset utf-8;
	charset_types text/css text/csv text/plain text/xml text/javascript application/javascript application/json image/svg+xml;
	location ${base}/ {
		alias /srv/gas-pivot/;
		index index.html;
		error_page 404 ${base}/404.html;
${Object.entries(everyHeader)
	.map(([name, value]) => `\t\tadd_header ${name} "${value}" always;`)
	.join('\n')}
		add_header content-security-policy $gas_pivot_policy always;
		add_header cache-control $gas_pivot_kept always;
		add_header access-control-allow-origin $gas_pivot_readers always;
		add_header cross-origin-resource-policy $gas_pivot_resource always;
	}
}
`;

/**
 * A site of Caddy.
 * @param {Site} site
 */
export const caddy = ({ base, page, embed }) => `# The files are in /srv/gas-pivot.
:8080 {
	@page not path ${base}/embed/* ${base}/image/* *.svg
	@embed path ${base}/embed/*
	@still path ${base}/image/* *.svg
	@kept path ${lasting.map((at) => `${base}/${at}/*`).join(' ')}
	@asked not path ${lasting.map((at) => `${base}/${at}/*`).join(' ')}
	@shared path ${sharedFolders.map((name) => `${base}/${name}/*`).join(' ')}
	@others path ${['embed', ...sharedFolders].map((name) => `${base}/${name}/*`).join(' ')} *.png *.svg *.js
	@own not path ${['embed', ...sharedFolders].map((name) => `${base}/${name}/*`).join(' ')} *.png *.svg *.js
	header {
${Object.entries(everyHeader)
	.map(([name, value]) => `\t\t${name} "${value}"`)
	.join('\n')}
	}
	header @page content-security-policy "${page}"
	header @embed content-security-policy "${embed}"
	header @still content-security-policy "${stillPolicy}"
	header @kept cache-control "${FOREVER}"
	header @asked cache-control "${asked}"
	header @shared access-control-allow-origin "*"
	header @others cross-origin-resource-policy cross-origin
	header @own cross-origin-resource-policy same-origin
	root * /srv/gas-pivot
${base === '' ? '' : `\turi strip_prefix ${base}\n`}	encode gzip
	file_server
	handle_errors {
		header cache-control "${asked}"
		rewrite * /404.html
		file_server
	}
}
`;
