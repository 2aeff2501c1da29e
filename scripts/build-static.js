/**
 * Writes the site as a folder of files for any static host: build-static/. BASE_PATH is the path that it will live under
 * (`/gas-pivot`), ORIGIN the host that it will have, for canonical addresses. What hosts are to send with the files stands in
 * `_headers` among them, and for servers of one's own in build-hosts/.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { caddy, netlify, nginx, siteIn } from './hosts.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const site = new URL('../build-static/', import.meta.url);
const hosts = new URL('../build-hosts/', import.meta.url);
for (const folder of [site, hosts]) rmSync(folder, { recursive: true, force: true });

const { status } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
	cwd: root,
	stdio: 'inherit',
	env: { ...process.env, ADAPTER: 'static' }
});
if (status !== 0) process.exit(status ?? 1);

const told = siteIn(fileURLToPath(site), process.env.BASE_PATH ?? '');
mkdirSync(hosts);
// What is read from the folder itself, and what belongs into the settings of a server of one's own.
writeFileSync(new URL('_headers', site), netlify(told));
writeFileSync(new URL('nginx.conf', hosts), nginx(told));
writeFileSync(new URL('Caddyfile', hosts), caddy(told));
