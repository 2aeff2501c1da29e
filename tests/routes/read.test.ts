import { describe, expect, inject, it } from 'vitest';
import { worked } from '../../src/routes/worked.ts';
import { pageKinds } from '../support/kinds.ts';

const asked = async (path: string) => {
	const response = await fetch(inject('baseUrl') + path);
	return { status: response.status, text: await response.text() };
};
const pathOf = (address: string) => address.split('?', 1)[0]!;
/** Paths of pages that are worked by scripts, as Kit's names of routes give them. */
const workedPaths = worked.map((route) => route.replace('/(charts)', ''));

describe('the pages of the site', () => {
	const pages = pageKinds.filter((address) => !/nowhere|^\/embed/.test(address));
	it.each(pages)('have scripts where they are worked, and none where they are read: %s', async (address) => {
		const { status, text } = await asked(address);
		expect(status).toBe(200);
		expect(text.includes('__sveltekit_')).toBe(workedPaths.includes(pathOf(address)));
	});

	it.each([
		'/',
		'/routes',
		'/routes/nord-stream-1',
		'/places/turkiye',
		'/claims/pos2-replaces-ns2',
		'/data',
		'/sources'
	])('keep what they are drawn from on the server where they are read: %s', async (path) => {
		const { status, text } = await asked(`${path === '/' ? '' : path}/__data.json`);
		expect(status).toBe(200);
		expect(text).toContain('Unsent');
		expect(text.length).toBeLessThan(500);
	});

	it.each([
		['/sankey', ['facts']],
		['/map', ['facts']],
		['/timeline', ['facts', 'months']],
		['/table', ['facts', 'figures']],
		['/claims', []],
		['/claims?claim=pos2-replaces-ns2', ['facts', 'months']]
	])('hold no figures for the scripts of %s, and name the files that have them', async (path, files) => {
		const { text } = await asked(path);
		expect(text).not.toContain('data-sveltekit-fetched');
		const named = JSON.parse(/const figures = (\[[^\]]*\])/.exec(text)![1]!) as string[];
		expect(named.map((address) => /\/built\/[^/]+\/(\w+)\.json$/.exec(address)?.[1]).sort()).toEqual(files);
		for (const address of named) expect((await asked(address)).status).toBe(200);
	});
});
