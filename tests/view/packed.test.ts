import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forms } from '#lib/charts/frame.ts';
import { layoutMap } from '#lib/charts/map/layout.ts';
import { layoutSankey } from '#lib/charts/sankey/layout.ts';
import { pack, unpack, type ChartFacts, type Packed } from '#lib/facts/packed.ts';
import { summaryOf, titleOf } from '#lib/view/sentence.ts';
import { select } from '#lib/view/select.ts';
import type { View } from '#lib/view/view.ts';
import { shipped } from '../support/network.ts';
import { anyView } from '../support/view.ts';

const sent = JSON.stringify(pack(shipped, { hash: '00000000', date: '2026-01-01' }));
const received = unpack(JSON.parse(sent) as Packed);

/** All words, paths and places of both charts, without the records that they were made from. */
function drawn(facts: Pick<ChartFacts, 'places' | 'routes' | 'trade'>, view: View) {
	const selection = select(facts, view);
	const charts = [
		layoutSankey(selection, forms[0]!, view.other),
		layoutMap(selection, facts.places, forms[2]!, view.at)
	];
	const records = new Set(['route', 'place', 'lane', 'node']);
	return {
		title: titleOf(selection),
		summary: summaryOf(selection),
		charts: JSON.stringify(charts, (key, value: unknown) => (records.has(key) ? undefined : value))
	};
}

describe('the network as it is sent to a reader', () => {
	it('draws every view as the whole network does', () =>
		fc.assert(
			fc.property(anyView, (view) => {
				expect(drawn(received, view)).toEqual(drawn(shipped, view));
			}),
			{ numRuns: 60 }
		));
});
