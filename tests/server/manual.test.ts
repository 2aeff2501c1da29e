import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" };
const asked = [...readFileSync('tests/manual.md', 'utf8').matchAll(/`(\/[^`]*)` → “(.*)”$/gm)].map(
	([, path, words]) => [path!, words!] as const
);

describe('the checks by hand', () => {
	it('name what a listener should hear', () => expect(asked.length).toBeGreaterThanOrEqual(10));
	it.each(asked)('on %s ask for words that it says: %s', async (path, words) => {
		const html = await (await fetch(inject('baseUrl') + path)).text();
		expect(html.replace(/&(amp|quot|lt|gt|#39);/g, (_, name: string) => entities[name]!)).toContain(words);
	});
});
