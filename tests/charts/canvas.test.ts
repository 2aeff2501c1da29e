import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { drawPipe, type Brush, type Context } from '#lib/charts/canvas/draw.ts';
import { dimmed, inksOf, type Inks } from '#lib/charts/canvas/inks.ts';
import { sankeyMarks } from '#lib/charts/canvas/marks.ts';
import { hitsOf, pointsOf } from '#lib/charts/canvas/reach.ts';
import { paintSankey } from '#lib/charts/canvas/sankey.ts';
import { forms } from '#lib/charts/frame.ts';
import Pipe from '#lib/charts/Pipe.svelte';
import { widthsOf } from '#lib/charts/pipe.ts';
import { layoutSankey } from '#lib/charts/sankey/layout.ts';
import { light } from '#lib/charts/theme.ts';
import { select, type SelectedRoute } from '#lib/view/select.ts';
import { anyNetwork, shipped, viewOf } from '../support/network.ts';

interface Stroked {
	readonly path: string;
	readonly ink: unknown;
	readonly width: number;
	readonly dash: string;
	readonly opacity: number;
}

/** A brush that keeps what is done with it; a path is the text that it is made of, a pattern its name. */
function recording() {
	const strokes: Stroked[] = [];
	const texts: string[] = [];
	let dash: readonly number[] = [];
	const context = {
		lineWidth: 1,
		globalAlpha: 1,
		strokeStyle: '',
		fillStyle: '',
		setLineDash: (of: readonly number[]) => (dash = of),
		stroke: (path: unknown) =>
			strokes.push({
				path: String(path),
				ink: context.strokeStyle,
				width: context.lineWidth,
				dash: dash.join(' '),
				opacity: context.globalAlpha
			}),
		fill: () => undefined,
		fillRect: () => undefined,
		strokeRect: () => undefined,
		strokeText: () => undefined,
		fillText: (text: string) => texts.push(text)
	};
	const inks = (paint = light): Inks => {
		const plain = inksOf(paint, () => 'pattern');
		const patterns = ['dots', 'hatch', 'hatch-over'];
		return {
			...plain,
			of: (ink, region) =>
				patterns.includes(ink) ? `url(#${ink}${ink === 'dots' ? `-${region}` : ''})` : plain.of(ink, region)
		};
	};
	const brush: Brush = {
		context: context as unknown as Context,
		pathOf: (path) => path as unknown as Path2D,
		family: 'Inter',
		bright: inks(),
		dim: inks(dimmed(light))
	};
	return { brush, strokes, texts };
}

/** The strokes of a pipe as a page has them, marks left out. */
function inPage(route: SelectedRoute, pixels: number, edges: string | null): Stroked[] {
	const props = { path: 'M0,0H9', edges, route, widths: widthsOf(route, pixels), marks: [], paint: light, hooks: true };
	const { body } = render(Pipe, { props });
	return [...body.matchAll(/<path ([^>]*)>/g)].flatMap(([, all = '']) => {
		const of = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(all)?.[1];
		const width = Number(of('stroke-width'));
		return of('stroke') === undefined || width === 0
			? []
			: [
					{
						path: of('d') ?? '',
						ink: of('stroke'),
						width,
						dash: of('stroke-dasharray') ?? '',
						opacity: Number(of('stroke-opacity') ?? 1)
					}
				];
	});
}

describe('a painted pipe', () => {
	it('has the strokes that a page draws, whatever is known of it', () =>
		fc.assert(
			fc.property(anyNetwork(20), fc.boolean(), fc.boolean(), (network, isLane, compared) => {
				const view = viewOf(network, { year: 2020, plans: true, vs: compared ? 2019 : null });
				for (const route of select(network, view).routes) {
					const { brush, strokes } = recording();
					const edges = isLane ? 'M0,1H9' : null;
					drawPipe(brush, { path: 'M0,0H9', edges, route, widths: widthsOf(route, 0.3), marks: [] }, brush.bright);
					expect(strokes).toEqual(inPage(route, 0.3, edges));
				}
			}),
			{ numRuns: 40 }
		));
	it('has a ? where its flow is unknown and a cross where damage took capacity', () => {
		const { routes } = select(shipped, viewOf(shipped, { year: 2023 }));
		const drawn = (route: SelectedRoute) => {
			const { brush, strokes, texts } = recording();
			const marks = [{ x: 5, y: 5 }];
			drawPipe(brush, { path: 'M0,0H9', edges: null, route, widths: widthsOf(route, 1), marks }, brush.bright);
			return { texts, crossed: strokes.some(({ path }) => path.includes('l10,10m0,-10l-10,10')) };
		};
		const damaged = routes.find(({ id }) => id === 'nord-stream-1')!;
		expect(drawn(damaged)).toEqual({ texts: [], crossed: true });
		const unknown = routes.find(({ flow, lost, planned }) => flow === null && lost === 0 && !planned)!;
		expect(drawn(unknown)).toEqual({ texts: ['?'], crossed: false });
	});
});

describe('a painted Sankey', () => {
	const selection = select(shipped, viewOf(shipped, { year: 2021 }));
	const geometry = layoutSankey(selection, forms[2]!, 'open');

	it('says all that the page’s own says', () => {
		const { brush, texts } = recording();
		paintSankey(brush, geometry, { x: 0, y: 0, width: geometry.width, height: geometry.height });
		const words = [
			...geometry.pipes.flatMap(({ name, figures }) => [name.text, ...(figures ? [figures.text] : [])]),
			...geometry.nodes.flatMap(({ lines }) => lines.map(({ text }) => text))
		];
		expect(texts.filter((text) => text !== '?').sort()).toEqual(words.filter((text) => text !== '').sort());
	});
	it('paints what comes into the window alone', () => {
		const { brush, texts } = recording();
		const last = geometry.pipes.at(-1)!;
		paintSankey(brush, geometry, { x: 0, y: last.name.box.y, width: geometry.width, height: 40 });
		expect(texts).toContain(last.name.text);
		expect(texts).not.toContain(geometry.pipes[0]!.name.text);
	});
	it('tells which pipe or place is under a pointer', () => {
		const { marks, markAt } = sankeyMarks(geometry, selection, (id) => `?focus=${id}`);
		for (const { lane, middle } of geometry.pipes) {
			const found = markAt({ x: middle.x - 30, y: middle.y })!;
			expect([found.key, found.href()]).toEqual([lane.key, `?focus=${lane.key}`]);
		}
		const { node, box } = geometry.nodes[0]!;
		expect(markAt({ x: box.x + 2, y: box.y + 2 })?.key).toBe(`${node.side} ${node.place.id}`);
		expect(markAt({ x: 2, y: geometry.height - 1 })).toBeNull();
		expect(marks).toHaveLength(geometry.pipes.length + geometry.nodes.length);
	});
});

describe('lines and where they lie', () => {
	it('bend as their curves do', () => {
		const [line] = pointsOf('M0,0C10,0 10,20 20,20L30,20');
		expect(line!.at(0)).toEqual({ x: 0, y: 0 });
		expect(line!.at(-1)).toEqual({ x: 30, y: 20 });
		expect(line!.some(({ x, y }) => Math.abs(x - 10) < 1e-9 && Math.abs(y - 10) < 1e-9)).toBe(true);
	});
	it('are found within a distance, the nearest of several, also left of the chart', () => {
		const hits = hitsOf(() => ['M0,0L100,0', 'M0,6L100,6', 'M-40,50L-10,50'], 100);
		expect(hits.at({ x: 50, y: 2 }, 12)).toBe(0);
		expect(hits.at({ x: 50, y: 5 }, 12)).toBe(1);
		expect(hits.at({ x: -20, y: 55 }, 12)).toBe(2);
		expect(hits.at({ x: 50, y: 30 }, 12)).toBeNull();
	});
});
