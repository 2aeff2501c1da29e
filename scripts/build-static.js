/**
 * Writes the site as a folder of files for any static host: build-static/. BASE_PATH is the path that it will live under
 * (`/gas-pivot`), ORIGIN the host that it will have, for canonical addresses.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(new URL('../build-static', import.meta.url), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
	cwd: root,
	stdio: 'inherit',
	env: { ...process.env, ADAPTER: 'static' }
});
process.exit(status ?? 1);
