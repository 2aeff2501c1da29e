import { Resvg } from '@resvg/resvg-js';
import jsQR from 'jsqr';
import ogs from 'open-graph-scraper';
import { describe, expect, inject, it } from 'vitest';

/** What a robot that unfurls links makes of a page: its HTML alone, read by somebody else's parser. */
async function unfurled(path: string) {
	const address = inject('baseUrl') + path;
	const html = await (await fetch(address)).text();
	const { result } = await ogs({ html });
	return { html, result, address };
}

describe.each([
	['/', /^Can Power of Siberia 2 replace Nord Stream 2\?$/],
	[
		'/sankey?v=1&year=2021&focus=nord-stream-1~nord-stream-2',
		/^In 2021 Nord Stream 1 carried 59\.2–60\.3 bcm\. Nord Stream 2 carried nothing\.$/
	],
	['/map?v=1&year=2025&plans=on', /^In 2025 Europe received/],
	['/timeline?v=1&year=2025&span=2021..2023&focus=nord-stream-1', /^Nord Stream 1 fell from/],
	['/claims/pos2-replaces-ns2', /^Partly true: Power of Siberia 2/]
])('a link to %s', (path, title) => {
	it('unfurls with a title, a description and the address that say what this state shows', async () => {
		const { result, html } = await unfurled(path);
		expect(result.ogTitle).toMatch(title);
		expect(result.ogDescription!.length).toBeGreaterThan(40);
		expect(result.ogUrl).toBe(/<link rel="canonical" href="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&'));
		expect(result.twitterCard).toBe('summary_large_image');
	});
	it('unfurls with a picture of just this state, which is there', async () => {
		const { result } = await unfurled(path);
		const [image] = result.ogImage!;
		expect(image).toMatchObject({ width: '1200', height: '630', type: 'image/png' });
		expect(image!.alt!.length).toBeGreaterThan(20);
		const response = await fetch(image!.url);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('image/png');
		const bytes = new DataView(await response.arrayBuffer());
		// Width and height of a PNG stand in its first chunk.
		expect([bytes.getUint32(16), bytes.getUint32(20)]).toEqual([1200, 630]);
	});
});

/** What a camera reads of a QR code; `null` where it finds none. */
function scanned(svg: string): string | null {
	const { pixels, width, height } = new Resvg(svg, { fitTo: { mode: 'width', value: 400 } }).render();
	return jsQR(new Uint8ClampedArray(pixels), width, height)?.data ?? null;
}

describe('a shared link', () => {
	it('is one address in the address bar, the canonical link, og:url, the copied link and the QR code', async () => {
		const hash = ((await (await fetch(`${inject('baseUrl')}/healthz`)).json()) as { data: { version: string } }).data
			.version;
		const path = `/sankey?v=1&year=2021&focus=nord-stream-2&d=${hash}`;
		const { html, result, address } = await unfurled(path);
		expect(result.ogUrl).toBe(address);
		expect(html).toContain(`<link rel="canonical" href="${address.replaceAll('&', '&amp;')}"`);
		expect(html).toMatch(
			new RegExp(`<textarea[^>]*>${address.replaceAll('&', '&amp;').replace(/[.?+*]/g, '\\$&')}</textarea>`)
		);
		const code = `/qr.svg?for=sankey&v=1&year=2021&focus=nord-stream-2&d=${hash}`;
		expect(html).toContain(code.replaceAll('&', '&amp;'));
		expect(scanned(await (await fetch(inject('baseUrl') + code)).text())).toBe(address);
	});
	it('made on other figures says so', async () => {
		expect((await unfurled('/sankey?v=1&year=2021&d=00000000')).html).toContain('made on other figures');
		expect((await unfurled('/sankey?v=1&year=2021')).html).not.toContain('made on other figures');
	});
});
