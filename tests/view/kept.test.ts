import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packMonths, unpackMonths } from '#lib/facts/months.ts';
import { readNetwork } from '#lib/facts/network.ts';
import { choose } from '#lib/view/choose.ts';
import { select } from '#lib/view/select.ts';
import { selectSeries } from '#lib/view/series.ts';
import { shipped, shippedFiles } from '../support/network.ts';
import { anyView } from '../support/view.ts';

const files = shippedFiles();
/** Of any filters hardly a route is left; so every other view has none. */
const anyKept = fc
	.tuple(anyView, fc.boolean())
	.map(([view, isBare]) => (isBare ? { ...view, focus: [], from: [], to: [], status: [] } : view));
const shippedMonths = unpackMonths(packMonths(shipped));

describe('what is kept of a network from view to view', () => {
	it('changes no view: after any others it is as on a network that nothing was asked of', () =>
		fc.assert(
			fc.property(fc.array(anyKept, { minLength: 1, maxLength: 3 }), (views) => {
				for (const view of views) {
					select(shipped, view);
					selectSeries(shipped, shippedMonths, view);
				}
				const last = views.at(-1)!;
				const fresh = readNetwork(files);
				expect(select(shipped, last)).toEqual(select(fresh, last));
				expect(selectSeries(shipped, shippedMonths, last)).toEqual(
					selectSeries(fresh, unpackMonths(packMonths(fresh)), last)
				);
			}),
			{ numRuns: 40 }
		));
	it('counts the announced pipes that a view leaves out, as choosing them would', () => {
		const places = new Map(shipped.places.map((place) => [place.id, place]));
		fc.assert(
			fc.property(anyKept, (view) => {
				const left = choose(shipped, { ...view, plans: true }, places).length - choose(shipped, view, places).length;
				expect(select(shipped, view).plannedLeftOut).toBe(view.plans ? 0 : left);
			})
		);
	});
});
