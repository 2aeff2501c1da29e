import { describe, expect, it } from 'vitest';
import { citationsOf } from '#lib/view/cite.ts';
import { embedCode, networksOf, sharedOf } from '#lib/view/share.ts';
import { shipped, viewOf } from '../support/network.ts';

const view = viewOf(shipped, { year: 2021, focus: ['nord-stream-2'] });
const shared = sharedOf('sankey', view, 'A & B: "empty" <pipe>', 'https://gas.example/x', 'abcdef12', {
	narrow: 1700,
	wide: 1000
});

describe('a shared chart', () => {
	it('has one address with the data that it was made on, in every form', () => {
		const query = '?v=1&year=2021&focus=nord-stream-2&d=abcdef12';
		expect(shared.link).toBe(`https://gas.example/x/sankey${query}`);
		expect(shared.embed).toBe(`https://gas.example/x/embed/sankey${query}`);
		expect(shared.image(2)).toBe(`https://gas.example/x/image/sankey.png${query}&scale=2`);
		expect(shared.csv).toBe(`https://gas.example/x/data/view.csv${query}&view=sankey`);
	});
	it('goes into an article as a frame with title, width, height, and nothing that breaks out', () => {
		expect(shared.code).toContain('title="A &amp; B: &quot;empty&quot; &lt;pipe&gt;"');
		expect(shared.code).toContain('loading="lazy"');
		expect(shared.code).toMatch(/width="700" height="1000"/);
		expect(shared.code.match(/<script/g)).toHaveLength(1);
		expect(embedCode('x', 't', 700, { narrow: 1700, wide: 1000 }, null)).not.toContain('<script');
	});
	it('is higher on a phone where charts run downwards, and lower where they do not', () => {
		expect(embedCode('x', 't', 700, { narrow: 1700, wide: 1000 }, null)).toContain(
			'clamp(1000px,calc((640px - 100vw)*9999),1700px)'
		);
		expect(embedCode('x', 't', 700, { narrow: 600, wide: 660 }, null)).toContain(
			'clamp(600px,calc((100vw - 640px)*9999),660px)'
		);
	});
	it('goes to networks by plain links', () => {
		for (const { href } of networksOf(shared.link, 'A & B')) {
			expect(href).toMatch(/^(https:\/\/|mailto:)/);
			expect(href).toContain(encodeURIComponent(shared.link));
		}
	});
});

describe('a citation', () => {
	const cites = citationsOf({
		title: 'From 2021 to 2025: −60 % & more.',
		link: shared.link,
		hash: 'abcdef12',
		date: '2026-11-24'
	});
	it('names the version and the day of the data', () => {
		expect(cites.text).toBe(
			`Gas Pivot: “From 2021 to 2025: −60 % & more”, data of 24 November 2026, version abcdef12. ${shared.link}`
		);
		for (const text of Object.values(cites)) expect(text).toContain('abcdef12');
	});
	it('is BibTeX without loose signs', () => expect(cites.bibtex).toContain('$-$60 \\% \\& more'));
	it('is CSL-JSON and RIS that can be read back', () => {
		expect(JSON.parse(cites.csl)).toMatchObject([
			{ type: 'graphic', issued: { 'date-parts': [[2026, 11, 24]] }, URL: shared.link }
		]);
		expect(cites.ris.split('\n').every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
	});
});
