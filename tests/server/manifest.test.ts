import { readFile } from 'node:fs/promises';
import { describe, expect, inject, it } from 'vitest';
import { drawIcon, icons } from '../../scripts/icons.js';
import { sizeOf } from '../support/png.ts';

interface Manifest {
	readonly name: string;
	readonly short_name: string;
	readonly start_url: string;
	readonly scope: string;
	readonly icons: readonly { src: string; sizes: string; type: string; purpose?: string }[];
	readonly shortcuts: readonly { name: string; url: string }[];
}

const address = `${inject('baseUrl')}/manifest.webmanifest`;
const manifest = async () => (await (await fetch(address)).json()) as Manifest;
const pages = ['/', '/sankey', '/map', '/timeline', '/table', '/claims', '/claims/pos2-replaces-ns2', '/routes'];
const more = ['/routes/nord-stream-1', '/places/turkiye', '/sources', '/data', '/about', '/offline', '/nowhere'];
const html = async (path: string) => (await fetch(inject('baseUrl') + path)).text();

describe('the manifest of the web app', () => {
	it('is sent as one, and asked for again each time', async () => {
		const { headers } = await fetch(address);
		expect(headers.get('content-type')).toMatch(/^application\/manifest\+json/);
		expect(headers.get('cache-control')).toContain('max-age=0');
	});

	it('names the site, and keeps to its own place, wherever that is', async () => {
		const { name, short_name, start_url, scope, ...rest } = await manifest();
		expect(name).toMatch(/^Gas Pivot/);
		expect(short_name.length).toBeLessThanOrEqual(12);
		for (const url of [start_url, scope])
			expect(new URL(url, 'https://you.example/gas/manifest').pathname).toBe('/gas/');
		for (const { src } of rest.icons) expect(src).not.toMatch(/^\/|:/);
	});

	it('has icons of the sizes that it says, one of them to be masked', async () => {
		const { icons: all } = await manifest();
		for (const { src, sizes, type } of all) {
			const response = await fetch(new URL(src, address));
			expect(response.headers.get('content-type'), src).toBe(type);
			if (type !== 'image/png') continue;
			expect(sizeOf(new Uint8Array(await response.arrayBuffer())).join('x'), src).toBe(sizes);
		}
		expect(all.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`)).toEqual(
			expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable'])
		);
	});

	it('leads to the three charts', async () => {
		const { shortcuts } = await manifest();
		expect(shortcuts.map(({ name }) => name)).toEqual(['Sankey', 'Map', 'Timeline']);
		for (const { url } of shortcuts) expect((await fetch(new URL(url, address))).status).toBe(200);
	});

	it.each([...pages, ...more])('is linked from %s, with the icon for a home screen', async (path) => {
		const text = await html(path);
		expect(text).toContain('<link rel="manifest" href="/manifest.webmanifest"/>');
		const icon = /<link rel="apple-touch-icon" href="([^"]+)"/.exec(text)?.[1] ?? '';
		const response = await fetch(inject('baseUrl') + icon);
		expect(sizeOf(new Uint8Array(await response.arrayBuffer()))).toEqual([180, 180]);
		for (const scheme of ['light', 'dark'])
			expect(text).toMatch(new RegExp(`<meta name="theme-color" content="#\\w{6}" media="[^"]*${scheme}`));
	});

	it('is not linked from an embed', async () => {
		expect(await html('/embed/sankey')).not.toMatch(/rel="(?:manifest|apple-touch-icon)"/);
	});

	it.each(Object.keys(icons))('has %s drawn from the favicon as it is now', async (name) => {
		expect((await readFile(`static/icons/${name}`)).equals(drawIcon(name))).toBe(true);
	});
});

describe('the service worker', () => {
	it('is asked for again each time, so that a new version is not missed', async () => {
		const { status, headers } = await fetch(`${inject('baseUrl')}/service-worker.js`);
		expect(status).toBe(200);
		expect(headers.get('content-type')).toMatch(/javascript/);
		expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	});
});
