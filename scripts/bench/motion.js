import { siteWith } from './apart.js';
import { frames } from './frames.js';
import { generate } from './generate.js';
import { print } from './sample.js';

/** Year change, focus and pan in a browser, on our own network and on made-up ones. @param {import('./ground.js').Ground} ground */
export async function motion({ server }) {
	print('In a browser, ms: median / 95th percentile', await frames(server.address));
	for (const routes of [1000, 5000]) {
		const site = await siteWith((folder) => generate(folder, { routes }));
		try {
			const title = `The same with ${routes} more routes`;
			print(title, await frames(site.server.address));
			print(`${title}, every pipe drawn`, await frames(site.server.address, { open: true }));
		} finally {
			await site.stop();
		}
	}
}
