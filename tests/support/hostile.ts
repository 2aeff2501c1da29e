import fc from 'fast-check';
import { claimsOf } from '#lib/view/claim.ts';
import { initialView } from '#lib/view/view.ts';
import { shipped, shippedScope } from './network.ts';

/** Stands in everything that must not come back as markup: an answer that holds it so has let it through. */
const markup = [
	'<zq>',
	'"><zq>',
	"'><zq>",
	'" onzq="1',
	"' onzq='1",
	'</script><zq>',
	'</title><zq>',
	'<!--<zq>',
	']]><zq>'
];
const escapes = [
	...['%', '%z', '%zz', '%c0%ae', '%ED%A0%80', '%e2%82', '%ff', '%u0041', '%25%32%35', '%2500', '%00', '%0a', '%7f'],
	...['%0d%0aX-Zq:%201', '%E2%80%AE', '%E2%80%A8', '%EF%BB%BF', '%2e%2e%2f', '%5c%5cevil.example', '%2f%2fevil.example']
];
const words = [
	...[
		'',
		' ',
		'0',
		'-0',
		'-1',
		'1e308',
		'NaN',
		'Infinity',
		'0x7e5',
		'２０２１',
		'2021.5',
		'+2021',
		'null',
		'undefined',
		'[object Object]'
	],
	...[
		'~',
		'~~',
		'..',
		'2025..2015',
		'2015..2025',
		'on',
		'off',
		'fit',
		'fold',
		'1,2,3',
		'20,50,2',
		'200,-91,0',
		'light',
		'excel',
		'xml'
	],
	...[
		'javascript:zq',
		'data:text/html,<zq>',
		'//evil.example',
		'http://evil.example/',
		'../../etc/passwd',
		'{{7*7}}',
		'${zq}',
		"' OR 1=1--"
	]
];
const prototypes = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'valueOf',
	'hasOwnProperty',
	'__defineGetter__'
];
const ids = [...shippedScope.routes, ...shippedScope.places, ...claimsOf(shipped).map(({ id }) => id)];

/** Raw text of an address must be visible ASCII; what is not is written in escapes, each byte of it. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed()).replaceAll("'", '%27');

/** Text as somebody hostile puts it into an address, in escapes where it must be. */
const hostileText = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...markup).map(encoded) },
	{ weight: 2, arbitrary: fc.constantFrom(...markup.map((text) => text.replaceAll(' ', '+'))) },
	{ weight: 3, arbitrary: fc.constantFrom(...escapes) },
	{ weight: 3, arbitrary: fc.constantFrom(...words).map(encoded) },
	{ weight: 2, arbitrary: fc.constantFrom(...prototypes) },
	{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(encoded) },
	{ weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).map(encoded) },
	{ weight: 2, arbitrary: fc.stringMatching(/^[!-~]{0,60}$/) },
	{ weight: 1, arbitrary: fc.bigInt().map(String) },
	{ weight: 1, arbitrary: fc.double().map(String) },
	{ weight: 1, arbitrary: fc.nat(9_000).map((length) => 'a'.repeat(length)) },
	{ weight: 1, arbitrary: fc.nat(1_500).map((times) => 'x~'.repeat(times)) },
	{ weight: 3, arbitrary: fc.constantFrom(...ids) },
	{ weight: 2, arbitrary: fc.integer({ min: 2009, max: 2032 }).map(String) }
);

const keys = [
	...Object.keys(initialView(shippedScope)),
	...['v', 'view', 'for', 'w', 'h', 'theme', 'url', 'format', 'maxwidth', 'maxheight'],
	...[
		'verdict',
		'subject',
		'speaker',
		'part',
		'about',
		'sort',
		'q',
		'kind',
		'page',
		'dir',
		'utm_source',
		'x-sveltekit-invalidated'
	]
];
const key = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom(...keys) },
	{ weight: 1, arbitrary: fc.constantFrom(...prototypes, '__proto__[x]', 'year[]', '') },
	{ weight: 1, arbitrary: hostileText }
);

const fixed = [
	...['/', '/sankey', '/map', '/timeline', '/table', '/claims', '/routes', '/places', '/data', '/sources', '/about'],
	...['/embed/sankey', '/embed/map', '/embed/timeline', '/oembed', '/qr.svg', '/data/view.csv', '/data/view.json'],
	...['/image/sankey.png', '/image/map.svg', '/image/timeline.svg', '/image/claims/pos2-replaces-ns2.svg'],
	...['/claims/pos2-replaces-ns2', '/routes/nord-stream-1', '/places/turkiye'],
	...['/built/1/facts.json', '/built/1/months.json', '/changes.atom', '/sitemap.xml', '/robots.txt', '/data/flows.csv'],
	...[
		'/built/1/basemap.svg',
		'/healthz',
		'/sankey/',
		'/sankey/__data.json',
		'/claims/__data.json',
		'/_app/version.json'
	]
];
/** Paths with a part that the visitor chooses; `*` is it. */
const open = [
	'/routes/*',
	'/places/*',
	'/claims/*',
	'/image/*',
	'/image/*.png',
	'/image/claims/*.svg',
	'/data/*',
	'/data/*.csv',
	'/data/view.*',
	'/embed/*',
	'/*',
	'/*/sankey',
	'/sankey/*',
	'/_app/*'
];

const path = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...fixed) },
	{
		weight: 1,
		arbitrary: fc.tuple(fc.constantFrom(...open), hostileText).map(([where, text]) => where.replace('*', () => text))
	}
);

/** The target of a request that nobody sends by mistake: every path of the site and others, with up to six keys. */
export const hostileTarget: fc.Arbitrary<string> = fc
	.tuple(path, fc.array(fc.tuple(key, hostileText), { maxLength: 6 }))
	.map(([where, query]) => (query.length === 0 ? where : `${where}?${query.map((pair) => pair.join('=')).join('&')}`));
