import { describe, expect, it } from 'vitest';
import { asShell, keyOf, partsIn, titleIn, versionIn, withSeen } from '#lib/offline/html.ts';

const page = `<!doctype html><html lang="en" ><head><meta name="version" content="abc"/><title>A &lt;b&gt; &amp; c</title>
	<link href="/gas/_app/immutable/a.css" rel="stylesheet"><link rel="icon" href="/favicon.svg"></head>
	<body><div class="app"><!--[--><main>In 2021</main><!--]--><script type="application/json" data-sveltekit-fetched data-url="/gas/built/abc/months.json">{}</script>
	<script>for (const href of ["/gas/_app/immutable/b.js"]) preload(href); import('/gas/_app/immutable/c.js'); fetch("/gas/built/abc/facts.json"); use("/gas/built/abc/basemap.svg#land"); import("/gas/_app/immutable/b.js"); kit.start(app, element, {})</script></div></body></html>`;
const key = (address: string) => keyOf(new URL(address, 'https://gas.example'));

describe('a page in the worker’s eyes', () => {
	it('says of which version it is, what it is called, and which files it needs, at once or later', () => {
		expect(versionIn(page)).toBe('abc');
		expect(titleIn(page)).toBe('A <b> & c');
		expect(partsIn(page)).toEqual([
			'/gas/_app/immutable/a.css',
			'/gas/_app/immutable/b.js',
			'/gas/_app/immutable/c.js',
			'/gas/built/abc/facts.json',
			'/gas/built/abc/basemap.svg'
		]);
	});
	it('says nothing where there is nothing', () => {
		expect([versionIn(''), titleIn(''), partsIn('')]).toEqual(['', '', []]);
	});
	it('is emptied, and keeps its scripts, to stand for one of another query', () => {
		const shell = asShell(page);
		expect(shell).not.toContain('In 2021');
		expect(shell).toMatch(/^<!doctype html><html data-shell lang="en" >/);
		expect(shell.slice(shell.indexOf('<script'))).toBe(page.slice(page.indexOf('<script')));
	});
	it('stands for no other where it does not draw itself', () =>
		expect(() => asShell(page.replace('kit.start', 'start'))).toThrow('invalid shell'));
});

describe('the offline page', () => {
	const empty = '<p>Pages:</p><ul id="seen"></ul>';
	it('lists what was seen, by title or else by address', () =>
		expect(
			withSeen(empty, [
				{ href: '/map?v=1&year=2021', title: 'In 2021' },
				{ href: '/about', title: '' }
			])
		).toBe(
			'<p>Pages:</p><ul id="seen"><li><a href="/map?v=1&amp;year=2021">In 2021</a></li><li><a href="/about">/about</a></li></ul>'
		));
	it('runs no title and no address', () =>
		expect(withSeen(empty, [{ href: '/"><script>', title: '<script>alert(1)</script>$1$&' }])).toBe(
			'<p>Pages:</p><ul id="seen"><li><a href="/&quot;&gt;&lt;script&gt;">&lt;script&gt;alert(1)&lt;/script&gt;$1$&amp;</a></li></ul>'
		));
});

describe('the key of a page', () => {
	it.each([
		['/map?year=2021&v=1', '/map?v=1&year=2021'],
		['/map?v=1&utm_source=x&fbclid=y&gclid=z', '/map?v=1'],
		['/map/?v=1#chart', '/map?v=1'],
		['/', '/'],
		['/about/', '/about']
	])('of %s is that of %s', (one, other) => expect(key(one)).toBe(key(other)));
	it.each([
		['/map?v=1&year=2021', '/map?v=1&year=2022'],
		['/map', '/sankey'],
		['/table?sort=period', '/table']
	])('of %s is not that of %s', (one, other) => expect(key(one)).not.toBe(key(other)));
});
