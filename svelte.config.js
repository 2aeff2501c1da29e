import adapterNode from '@sveltejs/adapter-node';
import adapterStatic from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { sourceHash } from './scripts/source-hash.js';

/** A folder of files for any host, and not the server: see `npm run build:static`. */
const isStatic = process.env.ADAPTER === 'static';
const data = process.env.DATA_DIR || 'data';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: isStatic
			? adapterStatic({ pages: 'build-static', assets: 'build-static', fallback: '404.html', strict: false })
			: adapterNode({ out: 'build', precompress: true }),
		prerender: { origin: process.env.ORIGIN ?? 'http://localhost', handleHttpError: 'fail', handleMissingId: 'ignore' },
		paths: { base: /** @type {'' | `/${string}`} */ (process.env.BASE_PATH ?? ''), relative: false },
		alias: { $data: data },
		// Equal builds have equal names, so that servers side by side are one; another folder of data is another version.
		version: { name: sourceHash(data).slice(0, 12) },
		// Ours registers the worker at the first use of a page: see src/routes/worker.ts.
		serviceWorker: { register: false },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				// Text becomes markup through Svelte's own templates alone, and one address alone a worker: see src/routes/worker.ts.
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'gas-pivot-worker']
			}
		}
	}
};
