import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { basemap } from './scripts/basemap.ts';
import { checkedData } from './scripts/checked-data.ts';
import { chunks } from './scripts/chunks.ts';
import { LongestFirst } from './scripts/longest-first.ts';

export default defineConfig({
	plugins: [checkedData(), basemap(), sveltekit()],
	define: { __STATIC__: JSON.stringify(process.env.ADAPTER === 'static') },
	build: { reportCompressedSize: false, rolldownOptions: { checks: { bundlerTimings: false } } },
	environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [...chunks] } } } } } },
	test: {
		// A file drives a browser and a server, which take turns and leave a processor idle; two files fill two.
		maxWorkers: 2,
		// Files that one worker runs share its modules: each closes what it opened, and leaves nothing behind.
		isolate: false,
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					setupFiles: ['tests/support/seed.ts'],
					include: ['tests/{facts,view,charts,panels,offline,data}/**/*.test.ts'],
					// Laws are tried on hundreds of cases, and a machine may be busy.
					testTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'e2e',
					environment: 'node',
					setupFiles: ['tests/support/seed.ts', 'tests/support/own-browser.ts'],
					include: ['tests/{browser,routes,server}/**/*.test.ts'],
					globalSetup: ['tests/support/server.ts'],
					// A bound on hanging: a browser that walks a page on a busy machine takes its time.
					testTimeout: 240_000,
					hookTimeout: 300_000,
					expect: { poll: { timeout: 20_000 } }
				}
			}
		]
	}
});
