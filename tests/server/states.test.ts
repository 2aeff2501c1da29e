import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { formatView } from '#lib/view/view.ts';
import { eachOf } from '../support/html.ts';
import { anyView } from '../support/view.ts';

/** States that are looked at, on each kind of page and picture in turn. */
const STATES = 500;
const kinds = [
	...['/sankey', '/map', '/timeline', '/table', '/'],
	...['/embed/sankey', '/embed/map', '/embed/timeline', '/image/sankey.svg', '/image/map.svg', '/image/timeline.svg']
];

const none = /\bNaN\b|\bInfinity\b|\bundefined\b|\bnull\b|\[object \w+\]/;

/** What shows that a figure was none: in the text that is read, or in an attribute of a drawing. */
function nothingsIn(html: string): string[] {
	const body = html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<metadata[\s\S]*?<\/metadata>/g, '');
	const attributes = [...body.matchAll(/\s([\w:-]+)="([^"]*)"/g)].filter(([, , value]) => none.test(value!));
	const text = body.replace(/<(?:[^>"]|"[^"]*")*>/g, ' ');
	const found = new RegExp(`.{0,40}(?:${none.source}).{0,40}`).exec(text);
	return [...attributes.map(([whole]) => whole.trim()), ...(found ? [found[0].trim()] : [])];
}

describe(`any of ${STATES} states`, () => {
	it('shows no figure that is none, in words or in drawing', { timeout: 400_000 }, async () => {
		const targets = fc
			.sample(anyView, { numRuns: STATES, seed: 7 })
			.map((view, i) => `${kinds[i % kinds.length]}${formatView({ ...view, d: null })}`);
		const faults: string[] = [];
		await eachOf(targets, async (target) => {
			const response = await fetch(inject('baseUrl') + target);
			// Pictures are put off rather than kept waiting without end.
			if (response.status !== 200) faults.push(`${target}: ${response.status}`);
			faults.push(...nothingsIn(await response.text()).map((found) => `${target}: ${found}`));
		});
		expect(faults).toEqual([]);
	});
});
