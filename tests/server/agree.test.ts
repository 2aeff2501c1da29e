import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, inject, it } from 'vitest';
import { statuses } from '#lib/facts/schema.ts';
import { units } from '#lib/facts/unit.ts';
import { select } from '#lib/view/select.ts';
import { formatView, type View } from '#lib/view/view.ts';
import { shipped, shippedScope as scope, viewOf } from '../support/network.ts';

const VIEWS = 200;
const year = fc.integer({ min: scope.firstYear, max: scope.lastYear });
const some = <T extends string>(values: Iterable<T>, most: number) =>
	fc.uniqueArray(fc.constantFrom(...values), { maxLength: most }).map((list) => list.sort());
const supplies = new Set(shipped.routes.map(({ supply }) => supply));
const anyView: fc.Arbitrary<View> = fc
	.record({
		year,
		vs: fc.option(year, { nil: null }),
		unit: fc.constantFrom(...units),
		plans: fc.boolean(),
		focus: some(scope.routes, 3),
		from: some(supplies, 2),
		status: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: some(statuses, 2) })
	})
	.map((change) => viewOf(shipped, { ...change, vs: change.vs === change.year ? null : change.vs }));
const get = async (path: string) => (await fetch(inject('baseUrl') + path)).text();

/** The flow of every route, in bcm as its source counts it; `null`: unknown. */
type Flows = Record<string, number | null>;
function drawn(html: string): Flows {
	const marks = [...html.matchAll(/<path [^>]*data-route="([^"]+)" data-kind="flow"(?: data-value="([^"]+)")?/g)];
	return Object.fromEntries(marks.map(([, id, value]) => [id!, value === undefined ? null : Number(value)]));
}
function pictured(svg: string): Flows {
	const figures = JSON.parse(
		/<metadata id="figures">(.*?)<\/metadata>/s.exec(svg)![1]!.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
	) as Record<string, { flow: number | null }>;
	return Object.fromEntries(Object.entries(figures).map(([id, { flow }]) => [id, flow]));
}

describe('one query', () => {
	it(
		`gives every route one value on the page, in the embed, the picture and the file, for ${VIEWS} views of any kind`,
		() =>
			fc.assert(
				fc.asyncProperty(anyView, fc.constantFrom('sankey', 'map'), async (view, chart) => {
					const query = formatView(view);
					const [page, embed, svg, csv] = await Promise.all([
						get(`/${chart}${query}`),
						get(`/embed/${chart}${query}`),
						get(`/image/${chart}.svg${query}`),
						get(`/data/view.csv${query}&view=${chart}`)
					]);
					const { routes } = select(shipped, view);
					const expected: Flows = Object.fromEntries(routes.map(({ id, flow }) => [id, flow?.bcm ?? null]));
					expect(drawn(page)).toEqual(expected);
					expect(drawn(embed)).toEqual(expected);
					expect(pictured(svg)).toEqual(expected);
					const rows = Papa.parse<Record<string, string>>(csv.trimEnd(), { header: true }).data;
					const column = Object.keys(rows[0] ?? {}).find((name) =>
						/^flow_(?!lowest|highest|basis|source|\d)/.test(name)
					);
					for (const [i, { flow }] of routes.entries())
						if (flow === null) expect(rows[i]![column!]).toBe('');
						else expect(Number(rows[i]![column!])).toBeCloseTo(flow.value, 7);
				}),
				{ numRuns: VIEWS }
			),
		240_000
	);
	it('gives a valid picture of the size that is asked for', async () => {
		for (const [width, height, scale] of [
			[1200, 630, 1],
			[600, 400, 2],
			[1000, 1000, 1]
		]) {
			const response = await fetch(
				`${inject('baseUrl')}/image/sankey.png?v=1&year=2021&w=${width}&h=${height}&scale=${scale}`
			);
			const bytes = new DataView(await response.arrayBuffer());
			expect([bytes.getUint32(0), bytes.getUint32(16), bytes.getUint32(20)]).toEqual([
				0x89504e47,
				width! * scale!,
				height! * scale!
			]);
		}
	});
});
