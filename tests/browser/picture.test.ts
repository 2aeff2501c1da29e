import { describe, expect, inject, it } from 'vitest';
import { claimsOf } from '#lib/view/claim.ts';
import { launch, openContext } from '../support/browser.ts';
import { shipped } from '../support/network.ts';
import { differing } from '../support/pixels.ts';

const get = (path: string) => fetch(`${inject('baseUrl')}/image/${path}`);

/** What a browser without our typeface shows of an SVG that is opened by itself, at the size of its PNG. */
async function seen(path: string): Promise<Uint8Array> {
	const context = await (await launch()).newContext({ viewport: { width: 1200, height: 630 } });
	const page = await context.newPage();
	await page.goto(`${inject('baseUrl')}/image/${path}`);
	const picture = await page.screenshot();
	await context.close();
	return picture;
}

describe.each([
	['sankey', ''],
	['sankey', '?year=2021&focus=nord-stream-1~nord-stream-2&theme=dark'],
	['sankey', '?year=2030&plans=on&claim=pos2-replaces-ns2'],
	['map', ''],
	['map', '?year=2021&at=18,57,6&theme=dark'],
	['timeline', ''],
	['timeline', '?span=2021..2023&focus=nord-stream-1'],
	['claims/pos2-replaces-ns2', '']
])('the SVG of %s%s', (name, query) => {
	it('opened by itself looks as its PNG does, but for a hundredth of the pixels', async () => {
		const png = new Uint8Array(await (await get(`${name}.png${query}`)).arrayBuffer());
		expect(differing(await seen(`${name}.svg${query}`), png)).toBeLessThan(0.01);
	});
	it('is XML that a browser reads, with nothing in it that runs, leads elsewhere or is fetched', async () => {
		const svg = await (await get(`${name}.svg${query}`)).text();
		// A page of ours lets no text become a document.
		const page = await (await openContext()).newPage();
		const found = await page.evaluate((text) => {
			const read = new DOMParser().parseFromString(text, 'image/svg+xml');
			const all = [...read.querySelectorAll('*')];
			const attributes = all.flatMap((element) => [...element.attributes]);
			return {
				root: read.documentElement.namespaceURI,
				faults: read.querySelectorAll('parsererror').length,
				names: [...new Set(all.map(({ localName }) => localName))],
				handlers: attributes.filter((attribute) => attribute.name.startsWith('on')).length,
				addresses: attributes
					.filter(({ name, value }) => name.endsWith('href') || name === 'src' || /url\((?!#)|https?:/.test(value))
					.filter(({ name }) => !name.startsWith('xmlns'))
					.map(({ value }) => value),
				title: read.querySelector('title')?.textContent ?? '',
				description: read.querySelector('desc')?.textContent ?? ''
			};
		}, svg);
		expect(found).toMatchObject({ root: 'http://www.w3.org/2000/svg', faults: 0, handlers: 0, addresses: [] });
		for (const name of ['script', 'style', 'text', 'a', 'use', 'image', 'foreignObject', 'animate', 'set'])
			expect(found.names).not.toContain(name);
		expect(found.title).not.toBe('');
		expect(found.description.length).toBeGreaterThan(40);
	});
});

describe('two states', () => {
	it('have pictures that differ by more than the two forms of one do', async () => {
		const of = async (query: string) => new Uint8Array(await (await get(`sankey.png?${query}`)).arrayBuffer());
		expect(differing(await of('year=2021'), await of('year=2023'))).toBeGreaterThan(0.02);
	});
});

describe('the card of a claim', () => {
	it('is there for every claim, small enough to unfurl', async () => {
		for (const { id } of claimsOf(shipped)) {
			const response = await get(`claims/${id}.png`);
			expect(response.status, id).toBe(200);
			expect((await response.arrayBuffer()).byteLength, id).toBeLessThan(300_000);
		}
	});
});
