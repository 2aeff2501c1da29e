import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, within, type Box } from '#lib/charts/frame.ts';
import { figuresOf } from '#lib/charts/picture/figures.ts';
import { decisive, layoutCard } from '#lib/charts/picture/card.ts';
import { layoutPicturedSankey, type PicturedSankey } from '#lib/charts/picture/sankey.ts';
import { layoutSheet, type Line } from '#lib/charts/picture/sheet.ts';
import { layoutPicturedTimeline } from '#lib/charts/picture/timeline.ts';
import { balanced, fitAddress, wrap } from '#lib/charts/picture/wrap.ts';
import { textWidth, type Font } from '#lib/charts/text.ts';
import { packMonths, unpackMonths } from '#lib/facts/months.ts';
import { verdicts } from '#lib/view/verdict.ts';
import { claimsOf } from '#lib/view/claim.ts';
import { select } from '#lib/view/select.ts';
import { selectSeries } from '#lib/view/series.ts';
import type { View } from '#lib/view/view.ts';
import { anyNetwork, shipped, shippedScope, viewOf } from '../support/network.ts';

const STANDARD = { width: 1200, height: 630 };
const font: Font = { size: 20, weight: 'semibold' };
const overlapping = (boxes: readonly Box[]) =>
	boxes.filter((box, i) => boxes.some((other, j) => j > i && overlap(box, other)));
/** A line of no width takes no room. */
const boxesOf = (lines: readonly Pick<Line, 'text' | 'box'>[]) =>
	lines.filter(({ text }) => text !== '').map(({ box }) => box);

describe('a text of a picture', () => {
	it('is broken at spaces into lines that fit, and cut where it passes the last', () => {
		const text = 'From 2021 to 2025 Nord Stream 1 fell most';
		const lines = wrap(text, font, 200, 9);
		expect(lines.join(' ')).toBe(text);
		for (const line of lines) expect(textWidth(line, font)).toBeLessThanOrEqual(200);
		expect(wrap(text, font, 200, 1)).toEqual([expect.stringMatching(/…$/)]);
		expect(wrap('', font, 200, 2)).toEqual([]);
	});
	it('leaves no word alone in the last line of a title', () => {
		const [first, last] = balanced('In 2025 Europe received 299.7 bcm and China 167.2. Four pipes stood', font, 640, 2);
		expect(textWidth(last!, font)).toBeGreaterThan(textWidth(first!, font) * 0.6);
	});
	it('is an address shortened in its middle where it is too long', () => {
		const address = 'gas-pivot.example/sankey?v=1&year=2021&focus=nord-stream-1~nord-stream-2';
		const small: Font = { size: 12, weight: 'regular' };
		expect(fitAddress(address, small, 1000)).toBe(address);
		expect(fitAddress(address, small, 200)).toMatch(/^gas-pivot\.ex.*….*stream-2$/);
		expect(textWidth(fitAddress(address, small, 200), small)).toBeLessThanOrEqual(200);
	});
});

const words = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 60 });
const sentence = words.map((list) => list.join(' '));

describe('layoutSheet', () => {
	it('keeps its texts apart and in the frame, and leaves room for a chart, whatever the words and the size', () =>
		fc.assert(
			fc.property(
				fc.record({
					title: sentence,
					notes: fc.array(sentence, { minLength: 1, maxLength: 3 }),
					address: sentence,
					claim: fc.option(fc.record({ verdict: fc.constantFrom(...verdicts), text: sentence }))
				}),
				fc.record({ width: fc.integer({ min: 320, max: 2000 }), height: fc.integer({ min: 200, max: 2000 }) }),
				(told, size) => {
					const sheet = layoutSheet(told, size);
					const boxes = boxesOf(sheet.lines);
					expect(boxes.filter((box) => !within(box, sheet.width + 0.1, sheet.height + 0.1))).toEqual([]);
					expect(overlapping(boxes)).toEqual([]);
					expect(boxes.filter((box) => overlap(box, sheet.chart))).toEqual([]);
					expect(sheet.width / sheet.height).toBeCloseTo(size.width / size.height, 6);
				}
			),
			{ numRuns: 150 }
		));
	it('takes the fullest notes that its lines hold', () => {
		const notes = ['word '.repeat(100).trim(), 'a shorter note'];
		const { lines } = layoutSheet({ title: 'A finding.', notes, address: 'a.example', claim: null }, STANDARD);
		expect(lines.map(({ text }) => text)).toContain('a shorter note');
	});
	it('sets text that can be read where a standard picture is shown at 600 pixels', () => {
		const sheet = layoutSheet({ title: 'A finding.', notes: ['A note.'], address: 'a.example', claim: null }, STANDARD);
		for (const line of sheet.lines) expect(line.font.size * (600 / sheet.width)).toBeGreaterThanOrEqual(9.5);
	});
});

const roomy = { width: 710, height: 250, sheet: 394 };
const lay = (change: Partial<View>, room = roomy) => {
	const selection = select(shipped, viewOf(shipped, change));
	return { selection, geometry: layoutPicturedSankey(selection, room, change.other ?? null) };
};
const labels = ({ pipes, nodes }: PicturedSankey) =>
	boxesOf([
		...pipes.flatMap(({ name, figures }) => [name, ...(figures ? [figures] : [])]),
		...nodes.flatMap((n) => n.lines)
	]);
const holdsTogether = (geometry: PicturedSankey) => {
	const boxes = labels(geometry);
	expect(
		boxes.filter((box) => !within(box, geometry.width + 1, geometry.height + 1)),
		'out of the frame'
	).toEqual([]);
	expect(overlapping(boxes), 'over another').toEqual([]);
	for (const { path } of geometry.pipes) expect(path).not.toMatch(/NaN|Infinity|undefined/);
};
const changes: readonly Partial<View>[] = [
	{},
	{ plans: true },
	{ vs: 2021 },
	{ unit: 'gwhd' },
	{ other: 'fold' },
	{ other: 'open' },
	{ scale: 'fit' },
	{ measure: 'capacity' },
	{ focus: ['nord-stream-1', 'nord-stream-2'] }
];

describe('layoutPicturedSankey', () => {
	it('keeps labels apart and in the frame, in every year', () => {
		for (let year = shippedScope.firstYear; year <= shippedScope.lastYear; year++)
			for (const change of changes) holdsTogether(lay({ year, ...change }).geometry);
	});
	it('draws every route, by itself or with others between the same places', () => {
		for (const change of changes) {
			const { selection, geometry } = lay({ year: 2021, ...change });
			const drawn = geometry.pipes.flatMap(({ lane }) => (lane.members.length > 0 ? lane.members : [lane.route]));
			expect(drawn.map(({ id }) => id).sort()).toEqual(selection.routes.map(({ id }) => id).sort());
			for (const { lane } of geometry.pipes)
				for (const member of lane.members)
					expect([member.supply.id, member.market.id]).toEqual([lane.supply, lane.market]);
		}
	});
	it('names what is in focus', () => {
		const { geometry } = lay({ year: 2021, focus: ['nord-stream-2', 'greenstream'] });
		const named = geometry.pipes.filter(({ name }) => name.text !== '').map(({ lane }) => lane.key);
		expect(named).toEqual(['greenstream', 'nord-stream-2']);
	});
	it('counts the pipes that it does not name', () => {
		const { geometry } = lay({ year: 2025 });
		expect(geometry.unnamed).toBe(geometry.pipes.filter(({ name }) => name.text === '').length);
	});
	it('keeps one scale for all years, and draws each pipe as wide as its volume', () => {
		expect(new Set([2012, 2021, 2025].map((year) => lay({ year }).geometry.pixels)).size).toBe(1);
		const { geometry } = lay({ year: 2021 });
		for (const { lane } of geometry.pipes)
			if (lane.members.length === 0 && lane.route.flow)
				expect(lane.widths.flow).toBeCloseTo(lane.route.flow.value * geometry.pixels, 2);
	});
	it('cuts no number short, however narrow', () => {
		for (const width of [360, 480, 710]) {
			const { geometry } = lay({ year: 2025 }, { width, height: 900, sheet: 1100 });
			const told = [
				...geometry.pipes.map(({ figures }) => figures?.text ?? ''),
				...geometry.nodes.flatMap(({ lines }) =>
					lines.filter((line) => line.weight === 'regular').map(({ text }) => text)
				)
			];
			expect(told.filter((text) => text.includes('…'))).toEqual([]);
		}
	});
	it('marks what is unknown, and never draws it as zero', () => {
		const { geometry } = lay({ year: 2025 });
		const bare = geometry.pipes.filter(({ lane }) => lane.widths.flow === null && !lane.route.planned);
		expect(geometry.marks.filter(({ kind }) => kind === 'unknown').length).toBe(bare.length);
		for (const { lane } of geometry.pipes)
			if (lane.members.length > 0 && lane.members.every(({ flow }) => flow === null))
				expect(lane.widths.flow).toBeNull();
	});
	it('holds together for any network', () =>
		fc.assert(
			fc.property(anyNetwork(60), (network) => {
				const geometry = layoutPicturedSankey(
					select(network, viewOf(network, { year: 2020, plans: true })),
					roomy,
					null
				);
				for (const { path } of geometry.pipes) expect(path).not.toMatch(/NaN|Infinity|undefined/);
				expect(geometry.nodes.every(({ box }) => Number.isFinite(box.y))).toBe(true);
			}),
			{ numRuns: 40 }
		));
});

describe('the figures of a picture', () => {
	it('are those of every route of the selection', () => {
		const selection = select(shipped, viewOf(shipped, { year: 2021 }));
		const figures = figuresOf(selection);
		expect(Object.keys(figures)).toEqual(selection.routes.map(({ id }) => id));
		expect(figures['nord-stream-1']).toMatchObject({ flow: 60.26, capacity: 55 });
		expect(figures['sakhalin-2-lng']).toMatchObject({ flow: null });
	});
});

describe('layoutPicturedTimeline', () => {
	const months = unpackMonths(packMonths(shipped));
	const layTime = (change: Partial<View>) => {
		const view = viewOf(shipped, change);
		return layoutPicturedTimeline((stack) => selectSeries(shipped, months, { ...view, stack }), view.stack, roomy);
	};
	it.each<[Partial<View>, string[]]>([
		[{ focus: ['nord-stream-1', 'nord-stream-2'] }, ['nord-stream-1', 'nord-stream-2']],
		[{}, ['europe', 'china']]
	])('of %j has panels of %j, which fit', (change, keys) => {
		const { geometry, above } = layTime(change);
		expect(geometry.panels.map(({ key }) => key)).toEqual(keys);
		expect(geometry.height - above).toBeLessThanOrEqual(roomy.height + 1);
	});
	it('tells what has no panel', () => {
		expect(layTime({}).left).toMatch(/^Not drawn: \d smaller markets\.$/);
		expect(layTime({ focus: ['nord-stream-1'] }).left).toBe('');
	});
});

describe('layoutCard', () => {
	const claims = claimsOf(shipped);
	const card = (claim: (typeof claims)[number], size = STANDARD) =>
		layoutCard(claim, { total: claims.length, notes: ['A note.'], address: 'gas-pivot.example/claims/x' }, size);
	it('holds every claim whole: its words, its verdict, the address', () => {
		for (const claim of claims) {
			const { lines, width, height, shapes, rule } = card(claim);
			const boxes = boxesOf(lines);
			expect(
				boxes.filter((box) => !within(box, width + 0.1, height + 0.1)),
				claim.id
			).toEqual([]);
			expect(overlapping(boxes), claim.id).toEqual([]);
			expect(lines.map(({ text }) => text).join(' '), claim.id).toContain(claim.text);
			expect(shapes[0]?.verdict).toBe(claim.verdict);
			for (const { y, size } of shapes) expect(y + size).toBeLessThan(rule);
		}
	});
	it('holds together where it is small', () => {
		for (const claim of claims) {
			const { lines, width, height } = card(claim, { width: 320, height: 200 });
			expect(
				boxesOf(lines).filter((box) => !within(box, width + 0.1, height + 0.1)),
				claim.id
			).toEqual([]);
			expect(overlapping(boxesOf(lines)), claim.id).toEqual([]);
		}
	});
	it('tells the checks that decide', () => {
		const of = (id: string) => decisive(claims.find((claim) => claim.id === id)!).map(({ outcome }) => outcome);
		expect(of('fifty-bcm-for-west')).toEqual(['false', 'false']);
		expect(of('pos2-replaces-ns2')).toEqual(['false', 'true']);
		expect(of('pos2-future')).toEqual(['true', 'true']);
	});
});
