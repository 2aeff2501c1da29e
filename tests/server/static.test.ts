import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, symlink, cp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hydrated, launch } from '../support/browser.ts';

const BASE = '/gas';
const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.csv': 'text/csv; charset=utf-8'
};
let folder = '';
let site = '';
let server: Server;
const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE}`;

/** A host that knows files and nothing else: a folder's index, and 404 for what is not there. */
async function file(pathname: string): Promise<{ body: Buffer; type: string } | null> {
	if (!pathname.startsWith(`${BASE}/`)) return null;
	const asked = decodeURIComponent(pathname.slice(BASE.length));
	const name = asked.endsWith('/') ? `${asked}index.html` : asked;
	const body = await readFile(path.join(site, name)).catch(() => null);
	return body && { body, type: types[path.extname(name)] ?? 'application/octet-stream' };
}

beforeAll(async () => {
	// Built in a copy, so that the site under the other tests stays as it is.
	folder = await mkdtemp(path.join(tmpdir(), 'gas-pivot-static-'));
	for (const name of await readdir('.'))
		if (!/^(node_modules|build|build-static|\.git|\.svelte-kit|test-results|coverage)$/.test(name))
			await cp(name, path.join(folder, name), { recursive: true });
	await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
	await promisify(execFile)(process.execPath, ['scripts/build-static.js'], {
		cwd: folder,
		env: { ...process.env, BASE_PATH: BASE, ORIGIN: 'https://gas.example', NODE_ENV: 'production' },
		maxBuffer: 1e8
	});
	site = path.join(folder, 'build-static');
	server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://host');
		void file(pathname).then((found) => {
			response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' });
			response.end(found?.body ?? 'nothing here');
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
}, 180_000);
afterAll(async () => {
	server.close();
	await rm(folder, { recursive: true, force: true });
});

describe('the static site, under a path of its host', () => {
	it('has no dead link and no missing file', async () => {
		const seen = new Map<string, boolean>();
		const waiting = [`${BASE}/`];
		while (waiting.length > 0) {
			const at = waiting.pop()!;
			if (seen.has(at)) continue;
			const found = await file(at);
			seen.set(at, found !== null);
			if (!found?.type.startsWith('text/html')) continue;
			for (const [, link] of found.body.toString().matchAll(/(?:href|src)="([^"]+)"/g)) {
				const url = new URL(link!.replaceAll('&amp;', '&'), `http://host${at}`);
				if (url.host !== 'host' && url.host !== 'gas.example') continue;
				// A host sends a folder asked for without its slash on to it with one.
				const there = /\/[^./]+$/.test(url.pathname) ? `${url.pathname}/` : url.pathname;
				if (!seen.has(there)) waiting.push(there);
			}
		}
		expect([...seen].filter(([, there]) => !there).map(([at]) => at)).toEqual([]);
		expect(seen.size).toBeGreaterThan(250);
	});
	it('brings every state of a chart in the browser, and changes it without a server', async () => {
		const context = await (await launch()).newContext();
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on('pageerror', (error) => complaints.push(String(error)));
		await page.goto(`${address()}/sankey/?v=1&year=2021&focus=nord-stream-2`);
		await hydrated(page);
		await expect.poll(() => page.locator('h1').textContent()).toBe('In 2021 Nord Stream 2 carried nothing.');
		await page.getByRole('link', { name: 'Year after' }).click();
		await expect.poll(() => page.locator('h1').textContent()).toBe('In 2022 Nord Stream 2 carried nothing.');
		await page.goto(`${address()}/embed/map/?v=1&year=2021&focus=nord-stream-2`);
		await expect.poll(() => page.locator('h1').textContent()).toBe('In 2021 Nord Stream 2 carried nothing.');
		expect(complaints).toEqual([]);
		await context.close();
	});
	it('unfurls a chart with a card that says no figures, and a claim with its own', async () => {
		const card = async (at: string) =>
			/property="og:image" content="([^"]+)"/.exec((await file(at))!.body.toString())?.[1];
		expect(await card(`${BASE}/sankey/`)).toBe(`https://gas.example${BASE}/card.png`);
		const own = await card(`${BASE}/claims/pos2-replaces-ns2/`);
		expect((await file(new URL(own!).pathname))?.type).toBe('image/png');
	});
});
