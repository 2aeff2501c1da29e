import { error } from '@sveltejs/kit';
import { version } from '$app/environment';
import { resolve } from '$app/paths';

/** What the files that the pages of this site draw from hold, by name, in words for who misses one. */
const contents = {
	facts: 'The routes and their figures',
	figures: 'The figures of the table',
	months: 'The figures by month'
} as const;
export type BuiltFile = keyof typeof contents;
export const builtFiles = Object.keys(contents) as BuiltFile[];

/**
 * Reads a file that a page draws from. Its address names the version of the site, data and all, so that a page never draws
 * the figures of another: where the site has moved on, the file is not there, and Kit then loads the page anew. Says which
 * figures are missing where one is missing or damaged.
 */
export async function readBuilt(fetch: typeof globalThis.fetch, file: BuiltFile): Promise<unknown> {
	try {
		const response = await fetch(resolve('/built/[version]/[file].json', { version, file }));
		if (response.ok) return await response.json();
	} catch {
		// Without a network, or without an end to the file, it is as good as missing.
	}
	error(503, `${contents[file]} could not be loaded.`);
}

/** Refuses what a server of another version has sent to this page, upon which Kit loads it anew. */
export function ofThisVersion(built: string): void {
	if (built !== version) error(503, 'The site has changed: load this page again.');
}

/** The base map, whose paths a page uses by `#land` and `#borders`. */
export const basemapHref = resolve('/built/[version]/basemap.svg', { version });
