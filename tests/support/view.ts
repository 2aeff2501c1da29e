import fc from 'fast-check';
import { statuses } from '#lib/facts/schema.ts';
import { units } from '#lib/facts/unit.ts';
import { measures, type View } from '#lib/view/view.ts';
import { shippedScope as scope } from './network.ts';

const year = fc.integer({ min: scope.firstYear, max: scope.lastYear });
const some = <T extends string>(values: Iterable<T>) =>
	fc.uniqueArray(fc.constantFrom(...values), { maxLength: 12 }).map((list) => list.sort());
const hundredth = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100);

/** Any view of the shipped data that an address can say. */
export const anyView: fc.Arbitrary<View> = fc
	.record({
		year,
		vs: fc.option(year, { nil: null }),
		span: fc.option(
			fc.tuple(year, year).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
			{ nil: null }
		),
		measure: fc.constantFrom(...measures),
		unit: fc.constantFrom(...units),
		plans: fc.boolean(),
		focus: some([...scope.routes, ...scope.places]),
		from: some(scope.places),
		to: some(scope.places),
		status: some(statuses),
		claim: fc.option(fc.constantFrom(...scope.claims.keys()), { nil: null }),
		pins: fc.boolean(),
		at: fc.option(fc.record({ lon: hundredth(-180, 180), lat: hundredth(-90, 90), zoom: hundredth(1, 32) }), {
			nil: null
		}),
		scale: fc.constantFrom('fixed' as const, 'fit' as const),
		other: fc.constantFrom(null, 'open' as const, 'fold' as const),
		stack: fc.constantFrom('route' as const, 'market' as const),
		d: fc.option(fc.stringMatching(/^[0-9a-f]{8}$/), { nil: null })
	})
	.map((view) => (view.vs === view.year ? { ...view, vs: null } : view));
