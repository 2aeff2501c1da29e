import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotate, type Annotations } from '#lib/charts/annotation/annotate.ts';
import { leaderTo } from '#lib/charts/annotation/callout.ts';
import { around, placePins, type Spotted } from '#lib/charts/annotation/pins.ts';
import { forms, overlap, within, type Box, type Frame, type Point } from '#lib/charts/frame.ts';
import { isCrossed } from '#lib/charts/leader.ts';
import { layoutMap } from '#lib/charts/map/layout.ts';
import { mapLabels, mapSpots } from '#lib/charts/map/spots.ts';
import { layoutSankey } from '#lib/charts/sankey/layout.ts';
import { pinnedBy, sankeyLabels, sankeySpots } from '#lib/charts/sankey/spots.ts';
import { claimsOf, viewOfClaim } from '#lib/view/claim.ts';
import { select } from '#lib/view/select.ts';
import type { View } from '#lib/view/view.ts';
import { shipped, shippedScope, viewOf } from '../support/network.ts';

const claims = claimsOf(shipped);
interface Drawn {
	readonly notes: Annotations;
	readonly labels: readonly Box[];
	readonly width: number;
	readonly height: number;
}
function onSankey(view: View, frame: Frame): Drawn {
	const selection = select(shipped, view);
	const geometry = layoutSankey(selection, frame, view.other, pinnedBy(claims, selection));
	const labels = sankeyLabels(geometry);
	return {
		notes: annotate(claims, sankeySpots(claims, selection, geometry), labels, geometry, view.claim),
		width: geometry.width,
		height: geometry.height,
		labels
	};
}
function onMap(view: View, frame: Frame): Drawn {
	const selection = select(shipped, view);
	const geometry = layoutMap(selection, shipped.places, frame, view.at);
	const labels = mapLabels(geometry);
	return {
		notes: annotate(claims, mapSpots(claims, selection, shipped.places, geometry), labels, geometry, view.claim),
		width: geometry.width,
		height: geometry.height,
		labels
	};
}
function holds({ notes, labels, width, height }: Drawn) {
	const boxes = notes.pins.map(({ box }) => box);
	expect(
		boxes.filter((box) => !within(box, width, height)),
		'pins out of the frame'
	).toEqual([]);
	expect(
		boxes.filter((box, i) => boxes.some((other, j) => j > i && overlap(box, other))),
		'pins over pins'
	).toEqual([]);
	expect(
		boxes.filter((box) => labels.some((label) => overlap(box, label))),
		'pins over labels'
	).toEqual([]);
	const ids = [...notes.pins.flatMap((pin) => pin.claims), ...notes.elsewhere].map(({ id }) => id);
	expect([...ids].sort()).toEqual(claims.map(({ id }) => id).sort());
}

describe.each([
	['the Sankey', onSankey],
	['the map', onMap]
] as const)('claims on %s', (_, draw) => {
	it('are each pinned or listed, and cover no label, no pin, no edge, at the state that shows each best', () => {
		for (const claim of claims)
			for (const form of forms) holds(draw({ ...viewOfClaim(claim, shippedScope).view, claim: claim.id }, form));
	});
	it('hold in every year', () => {
		for (let year = shippedScope.firstYear; year <= shippedScope.lastYear; year += 2)
			for (const form of forms) holds(draw(viewOf(shipped, { year, plans: year > 2020 }), form));
	});
	it('stay where they are when another claim is opened', () => {
		const at = (claim: string | null) =>
			draw(viewOf(shipped, { year: 2022, claim }), forms[2]!).notes.pins.map(({ key, box }) => [key, box]);
		expect(at('six-years')).toEqual(at(null));
	});
	it('lead to the open claim’s callout by a line in the frame', () => {
		const { notes, width, height } = draw(viewOf(shipped, { year: 2021, claim: 'tension-with-west' }), forms[2]!);
		expect(notes.leader?.path).toMatch(new RegExp(`^M[\\d.]+,[\\d.]+(H[\\d.]+)?V[\\d.]+H${width}$`));
		expect(notes.leader!.y).toBeGreaterThan(0);
		expect(notes.leader!.y).toBeLessThan(height);
	});
});

describe('claims on a map', () => {
	const years = Array.from(
		{ length: shippedScope.lastYear - shippedScope.firstYear + 1 },
		(_, i) => shippedScope.firstYear + i
	);
	it('are led to past all words where it is wide, but where a land without a name lies under those of a pipe', () => {
		const through = new Set<string>();
		for (const year of years) {
			const view = viewOf(shipped, { year, plans: year > 2020 });
			const geometry = layoutMap(select(shipped, view), shipped.places, forms[2]!, view.at);
			const spotted = mapSpots(claims, select(shipped, view), shipped.places, geometry);
			const names = new Map(spotted.map(({ key, name }) => [key, name]));
			const labels = mapLabels(geometry);
			for (const { key, lead } of annotate(claims, spotted, labels, geometry, null).pins)
				if (lead && labels.some((label) => label !== names.get(key) && isCrossed(label, lead))) through.add(key);
		}
		expect([...through].sort()).toEqual(['country KZ', 'country UZ']);
	});
	it.each(forms)('stand at no other land’s name where it is $form, were it written over all', (form) => {
		const view = viewOf(shipped, { year: 2022 });
		const laid = layoutMap(select(shipped, view), shipped.places, form, view.at);
		const over = laid.labels.map((label) => ({
			...label,
			box: { x: 0, y: 0, width: laid.width, height: laid.height }
		}));
		const spotted = mapSpots(claims, select(shipped, view), shipped.places, { ...laid, labels: over });
		const named = spotted.filter(({ name }) => name);
		for (const { key, name } of named) {
			const label = over.find(({ box }) => box === name);
			const place = shipped.places.find(({ id }) => id === label?.id);
			expect([`country ${place?.country}`, `place ${place?.id}`]).toContain(key);
		}
		expect(named.length).toBeGreaterThan(0);
	});
});

describe('placePins', () => {
	const point = fc.record({ x: fc.integer({ min: -20, max: 420 }), y: fc.integer({ min: -20, max: 320 }) });
	const anySpotted = fc
		.array(fc.tuple(fc.nat(claims.length - 1), fc.nat(9), point), { maxLength: 40 })
		.map((list) =>
			list.map(([i, key, spot]): Spotted => ({ claim: claims[i]!, key: String(key), spot, places: around(spot) }))
		);
	const anyBox = fc.record({
		x: fc.nat(400),
		y: fc.nat(300),
		width: fc.integer({ min: 5, max: 120 }),
		height: fc.integer({ min: 5, max: 30 })
	});
	it('covers nothing, and leaves nothing half in the frame, whatever stands where', () =>
		fc.assert(
			fc.property(anySpotted, fc.array(anyBox, { maxLength: 20 }), (spotted, obstacles) => {
				const boxes = placePins(spotted, obstacles, { width: 400, height: 300 }).map(({ box }) => box);
				for (const [i, box] of boxes.entries()) {
					expect(within(box, 400.1, 300.1)).toBe(true);
					expect(
						obstacles.some((other) =>
							overlap(box, {
								...other,
								x: other.x + 0.05,
								width: other.width - 0.1,
								y: other.y + 0.05,
								height: other.height - 0.1
							})
						)
					).toBe(false);
					expect(
						boxes.slice(i + 1).some((other) => overlap(box, { ...other, x: other.x + 0.05, width: other.width - 0.1 }))
					).toBe(false);
				}
			})
		));
	it('gathers claims of one spot in the article’s order', () => {
		const spot = { x: 100, y: 100 };
		const [pin] = placePins(
			claims.slice(0, 3).map((claim) => ({ claim, key: 'one', spot, places: [spot] })),
			[],
			{ width: 400, height: 300 }
		);
		expect(pin).toMatchObject({ text: '3 claims', lead: null });
		expect(pin!.claims.map(({ seq }) => seq)).toEqual([1, 2, 3]);
	});
	it('takes a place further off rather than one whose line runs through words, and that rather than none', () => {
		const spot = { x: 100, y: 100 };
		const [near, far] = [
			{ x: 100, y: 40 },
			{ x: 200, y: 100 }
		];
		const words = [{ x: 60, y: 60, width: 80, height: 14 }];
		const at = (...places: Point[]) =>
			placePins([{ claim: claims[0]!, key: 'one', spot, places }], words, { width: 400, height: 300 })[0]!.lead;
		expect(at(near, far)).toEqual({ from: spot, to: far });
		expect(at(near)).toEqual({ from: spot, to: near });
	});
	it('leads to the edge of a name, not under it', () =>
		fc.assert(
			fc.property(anyBox, (name) => {
				const spot = { x: name.x + name.width / 2, y: name.y + name.height / 2 };
				const pins = placePins([{ claim: claims[0]!, key: 'one', spot, name, places: around(spot) }], [name], {
					width: 400,
					height: 300
				});
				// Written to a tenth of a pixel, a line may touch it by so much.
				const inner = { x: name.x + 0.2, y: name.y + 0.2, width: name.width - 0.4, height: name.height - 0.4 };
				for (const { lead } of pins) expect(lead && isCrossed(inner, lead)).not.toBe(true);
			})
		));
});

describe('leaderTo', () => {
	it('goes level where the way is free, and round a label where it is not', () => {
		expect(leaderTo({ x: 10, y: 50 }, 200, 100, []).path).toBe('M10,50V50H200');
		const label = { x: 100, y: 40, width: 40, height: 20 };
		const { y } = leaderTo({ x: 10, y: 50 }, 200, 100, [label]);
		expect(y < 40 || y > 60).toBe(true);
	});
	it('turns further on where words lie above and below it, rather than go through them', () => {
		const words = [
			{ x: 100, y: 40, width: 80, height: 20 },
			{ x: 0, y: 60, width: 30, height: 14 },
			{ x: 0, y: 26, width: 30, height: 14 }
		];
		expect(leaderTo({ x: 10, y: 50 }, 200, 100, words).path).toMatch(/^M10,50H34V[\d.]+H200$/);
	});
});
