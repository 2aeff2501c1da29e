import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packMonths, unpackMonths } from '#lib/facts/months.ts';
import { rowsInView, rowsOf, valueIn } from '#lib/view/figures.ts';
import { exportRoutes } from '#lib/view/export.ts';
import { pack, unpack } from '#lib/facts/packed.ts';
import { select } from '#lib/view/select.ts';
import { selectSeries } from '#lib/view/series.ts';
import { shipped, shippedScope as scope, viewOf } from '../support/network.ts';
import { anyView } from '../support/view.ts';

const months = unpackMonths(packMonths(shipped));
const facts = unpack(pack(shipped, { hash: '00000000', date: '2026-01-01' }));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const near = (value: number, expected: number) => Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected));

describe('a sum', () => {
	it('is one in the links, the places and the export, for any view', () =>
		fc.assert(
			fc.property(anyView, (view) => {
				const selection = select(shipped, { ...view, measure: 'flow' });
				const { columns, rows } = exportRoutes(selection);
				const flow = columns.findIndex((name) => /^flow_(?!lowest|highest|basis|source|\d)/.test(name));
				const [counted, plan] = [columns.indexOf('in_totals'), columns.findIndex((name) => name.startsWith('plan_'))];
				const links = sum(selection.routes.flatMap((route) => (route.counted && route.flow ? [route.flow.value] : [])));
				const exported = sum(rows.map((row) => (row[counted] === 'yes' ? Number(row[flow] ?? 0) : 0)));
				expect([links, exported, near(exported, links)]).toEqual([links, exported, true]);
				expect(plan).toBeGreaterThan(0);
				// Places count besides what is planned, so they never hold less.
				const places = sum(selection.markets.map(({ total }) => total));
				expect(near(selection.total, places)).toBe(true);
				expect(near(sum(selection.supplies.map(({ total }) => total)), places)).toBe(true);
				if (!view.plans) expect(near(places, links)).toBe(true);
			}),
			{ numRuns: 500 }
		));

	it('is the one of the table, for every year', () => {
		for (let year = scope.firstYear; year <= scope.lastYear; year += 1) {
			const view = viewOf(shipped, { year });
			const { routes } = select(shipped, view);
			const counted = new Set(routes.filter((route) => route.counted).map(({ id }) => id));
			const table = rowsInView(rowsOf(shipped), facts, view)
				.filter(
					(row) =>
						row.kind === 'actual' &&
						row.preferred &&
						row.period === String(year) &&
						row.months === 12 &&
						counted.has(row.route.id)
				)
				.map((row) => valueIn(row, view.unit) ?? 0);
			const links = sum(
				routes.flatMap((route) => (route.counted && route.flow?.figure.reported ? [route.flow.value] : []))
			);
			expect([year, near(sum(table), links), sum(table), links]).toEqual([year, true, sum(table), links]);
		}
	});
});

describe('a selection', () => {
	it('holds no figure that is none, for any view', { timeout: 60_000 }, () =>
		fc.assert(
			fc.property(anyView, (view) => {
				const text = JSON.stringify(
					[select(shipped, view), selectSeries(shipped, months, view)],
					(_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? `not finite: ${value}` : value)
				);
				expect(text).not.toMatch(/not finite|undefined|\[object/);
			}),
			{ numRuns: 500 }
		)
	);
});
