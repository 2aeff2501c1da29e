import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forms, overlap, within, type Box } from '#lib/charts/frame.ts';
import { layoutSankey, type SankeyGeometry } from '#lib/charts/sankey/layout.ts';
import { placeFigures, placeLines } from '#lib/view/label.ts';
import { select } from '#lib/view/select.ts';
import type { View } from '#lib/view/view.ts';
import { anyNetwork, shipped, shippedScope, viewOf } from '../support/network.ts';

const lay = (change: Partial<View>, form = forms[2]!) =>
	layoutSankey(select(shipped, viewOf(shipped, change)), form, change.other ?? null);
const labels = ({ pipes, nodes }: SankeyGeometry): Box[] =>
	[
		...pipes.flatMap(({ name, figures }) => [name, ...(figures ? [figures] : [])]),
		...nodes.flatMap(({ lines }) => lines)
	].map(({ box }) => box);
const holdsTogether = (geometry: SankeyGeometry) => {
	const boxes = labels(geometry);
	expect(
		boxes.filter((box) => !within(box, geometry.width + 1, geometry.height)),
		'labels out of the frame'
	).toEqual([]);
	expect(
		boxes.filter((box, i) => boxes.some((other, j) => j > i && overlap(box, other))),
		'labels over another'
	).toEqual([]);
	for (const { path } of geometry.pipes) expect(path).not.toMatch(/NaN|Infinity|undefined/);
};

describe('layoutSankey', () => {
	it('draws every route of the selection, each as wide as its volume', () => {
		for (const form of forms) {
			const geometry = lay({ year: 2021 }, form);
			const selection = select(shipped, viewOf(shipped, { year: 2021 }));
			expect(geometry.pipes.map(({ lane }) => lane.key)).toEqual(selection.routes.map((route) => route.id));
			for (const { lane } of geometry.pipes) {
				if (lane.route.flow) expect(lane.widths.flow).toBeCloseTo(lane.route.flow.value * geometry.pixels, 2);
				else expect(lane.widths.flow).toBeNull();
				if (lane.route.capacity)
					expect(lane.widths.capacity).toBeCloseTo(lane.route.capacity.value * geometry.pixels, 2);
			}
		}
	});
	it('keeps the scale from year to year, unless asked to fit', () => {
		const scales = [2012, 2021, 2025].map((year) => lay({ year }).pixels);
		expect(new Set(scales).size).toBe(1);
		expect(lay({ year: 2012, scale: 'fit' }).pixels).toBeGreaterThan(scales[0]!);
	});
	it('keeps widths when only the unit changes', () => {
		const width = (unit: View['unit']) =>
			lay({ year: 2025, unit }).pipes.find(({ lane }) => lane.key === 'power-of-siberia-1')!.lane.widths.capacity!;
		expect(width('twh')).toBeCloseTo(width('bcm'), 2);
		expect(width('bcfd')).toBeCloseTo(width('bcm'), 2);
	});
	it('keeps labels apart and in the frame, in every year and form', () => {
		for (let year = shippedScope.firstYear; year <= shippedScope.lastYear; year++)
			for (const form of forms)
				for (const change of [
					{},
					{ plans: true },
					{ vs: 2021 },
					{ unit: 'gwhd' as const },
					{ other: 'fold' as const },
					{ scale: 'fit' as const }
				])
					holdsTogether(lay({ year, ...change }, form));
	});
	it('cuts no figure of a place short: a narrow margin has a shorter one', () => {
		for (let year = shippedScope.firstYear; year <= shippedScope.lastYear; year++)
			for (const form of forms)
				for (const change of [{}, { plans: true }, { vs: 2019 }, { unit: 'gwhd' as const }]) {
					const lines = lay({ year, ...change }, form).nodes.flatMap((node) => node.lines);
					expect(lines.map(({ text }) => text).filter((text) => /^[?+\d].*…$/.test(text))).toEqual([]);
				}
	});
	it('keeps room for as many lines as a node has to say', () => {
		for (const change of [{}, { vs: 2019 }, { plans: true }])
			for (const year of [2011, 2021, 2035]) {
				const selection = select(shipped, viewOf(shipped, { year, ...change }));
				for (const node of [...selection.supplies, ...selection.markets])
					expect(placeLines(node)).toBe(placeFigures(node, selection).length);
			}
	});
	it('writes a path and words once, whoever reads them', () => {
		for (const form of forms) {
			const { pipes, nodes } = lay({ year: 2021 }, form);
			expect(pipes[0]!.name).toBe(pipes[0]!.name);
			expect(nodes[0]!.lines).toBe(nodes[0]!.lines);
		}
	});
	it('gathers small flows when asked, and opens them', () => {
		const folded = lay({ year: 2025, other: 'fold' });
		const group = folded.pipes.find(({ lane }) => lane.members.length > 0)!;
		expect(group.lane.name).toMatch(/^other \(\d+ flows, [\d.]+ bcm/);
		expect(lay({ year: 2025, other: 'open' }).pipes.every(({ lane }) => lane.members.length === 0)).toBe(true);
		const drawn = folded.pipes.reduce((count, { lane }) => count + Math.max(1, lane.members.length), 0);
		expect(drawn).toBe(lay({ year: 2025 }).pipes.length);
	});
	it('marks what trade statistics count and no pipe carries', () => {
		const turkiye = lay({ year: 2021 }).nodes.find(({ node }) => node.place.id === 'turkiye')!;
		expect(turkiye.unaccounted!.height).toBeCloseTo(turkiye.node.unaccounted!.value * lay({ year: 2021 }).pixels, 0);
	});
	it('holds together for any network, loops and all, and leaves the selection as it was', () =>
		fc.assert(
			fc.property(
				anyNetwork(120),
				fc.constantFrom(...forms),
				fc.constantFrom(null, 'open' as const, 'fold' as const),
				(network, form, other) => {
					const selection = select(network, viewOf(network, { year: 2020, plans: true }));
					const before = JSON.stringify(selection);
					const geometry = layoutSankey(selection, form, other);
					expect(JSON.stringify(selection)).toBe(before);
					if (form.form !== 'narrow' || geometry.pipes.length <= 40) holdsTogether(geometry);
				}
			),
			{ numRuns: 60 }
		));
});
