import { rm } from 'node:fs/promises';
import Papa from 'papaparse';
import { fileNames, type FileName } from '#lib/facts/schema.ts';
import { copyWith } from './build.ts';
import { shippedFiles } from './network.ts';
import { runScript } from './process.ts';

/** Each calls `zq`, were it ever run. */
const vectors = [
	...[
		'<script>zq()</script>',
		'<ScRiPt>zq()</sCrIpT>',
		'<img src=x onerror=zq()>',
		'<svg onload=zq()>',
		'<svg/onload=zq()>'
	],
	...[
		'<body onload=zq()>',
		'<details open ontoggle=zq()>',
		'<input autofocus onfocus=zq()>',
		'<video><source onerror=zq()></video>'
	],
	...[
		'<iframe srcdoc="<script>parent.zq()</script>">',
		'<iframe src=javascript:parent.zq()>',
		'<a href="javascript:zq()">x</a>'
	],
	...[
		'<math><mtext></mtext><mglyph><style><img src=x onerror=zq()>',
		'<form action=javascript:zq()><button>x</button></form>'
	],
	...[
		'<svg><script href="data:,zq()"/></svg>',
		'<svg><animate onbegin=zq() attributeName=x dur=1s>',
		'<style onload=zq()></style>'
	],
	...[
		'<object data=javascript:zq()>',
		'<template><script>zq()</script></template>',
		'<base href=//evil.example/>',
		'<link rel=stylesheet href=//evil.example>'
	],
	...[
		'<meta http-equiv=refresh content="0;url=//evil.example">',
		'<!--<script>zq()',
		']]><script>zq()</script>',
		'<![CDATA[<script>zq()</script>]]>'
	],
	...[
		'<?xml-stylesheet href="//evil.example"?>',
		'{@html zq()}',
		'{{constructor.constructor("zq()")()}}',
		'${zq()}',
		'\\u003cscript\\u003ezq()',
		'&lt;script&gt;zq()&lt;/script&gt;',
		'&#60;img src=x onerror=zq()&#62;'
	],
	...[
		'\u2028zq()\u2029',
		'__proto__',
		'constructor',
		'toString',
		'=HYPERLINK("http://evil.example","x")',
		"+1+cmd|' /C calc'!A0",
		'@SUM(1)',
		'-2+3+cmd'
	]
];
const breakouts = ['', '">', "'>", '</script>', '</title></style></textarea>'];

/** Texts that nobody's data holds by mistake: every vector, by itself and behind each way out of where it may stand. */
export const payloads: readonly string[] = breakouts.flatMap((out) => vectors.map((vector) => out + vector));

/** Columns of free text: whatever stands in them is nobody's to refuse. */
const free: Partial<Record<FileName, readonly string[]>> = {
	places: ['name', 'note'],
	routes: ['name', 'operator', 'note'],
	capacities: ['note'],
	flows: ['note'],
	trade: ['note'],
	events: ['title', 'note'],
	claims: ['speaker', 'claim', 'quote', 'metric', 'unit', 'explanation', 'verdict_note'],
	checks: ['label'],
	sources: ['title', 'publisher', 'licence', 'note'],
	changes: ['table', 'row_key', 'column', 'old', 'new', 'note']
};

/**
 * The shipped files with a payload in every cell of free text, in lists and addresses too as far as they may hold one, every
 * payload in every such column of `events` and `changes`, and a route whose id is the name of a property of every object.
 */
export function payloadFiles(): Record<FileName, string> {
	let next = 0;
	const one = () => payloads[next++ % payloads.length]!;
	const files = shippedFiles();
	const made = fileNames.map((name) => {
		const { data } = Papa.parse<Record<string, string>>(files[name].replace(/\bmedgaz\b/g, 'constructor').trimEnd(), {
			header: true
		});
		const [first] = data;
		const more = name === 'changes' || name === 'events' ? payloads.map(() => ({ ...first })) : [];
		const rows = [...data, ...more].map((row) => ({
			...row,
			...Object.fromEntries((free[name] ?? []).map((column) => [column, one()])),
			...(name === 'sources' ? { url: `https://evil.example/${one().replace(/\s/g, '%20')}` } : {}),
			...(name === 'routes' ? { also_known_as: `${one().replaceAll(';', ',')}; ${one().replaceAll(';', ',')}` } : {})
		}));
		return [name, `${Papa.unparse(rows, { newline: '\n' })}\n`];
	});
	return Object.fromEntries(made) as Record<FileName, string>;
}

/** A copy of the project, built on these files, so that the site under the other tests stays as it is. */
export async function builtOn(files: Readonly<Record<FileName, string>>) {
	const folder = await copyWith(Object.fromEntries(fileNames.map((name) => [`data/${name}.csv`, files[name]])));
	const built = await runScript(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {}, folder);
	return { folder, built, remove: () => rm(folder, { recursive: true, force: true }) };
}
