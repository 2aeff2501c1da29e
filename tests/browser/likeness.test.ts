import { readFileSync } from 'node:fs';
import { render } from 'svelte/server';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { forms } from '#lib/charts/frame.ts';
import { layoutMap } from '#lib/charts/map/layout.ts';
import Map from '#lib/charts/map/Map.svelte';
import Patterns from '#lib/charts/Patterns.svelte';
import { layoutSankey, type SankeyGeometry } from '#lib/charts/sankey/layout.ts';
import Sankey from '#lib/charts/sankey/Sankey.svelte';
import { light } from '#lib/charts/theme.ts';
import { select } from '#lib/view/select.ts';
import type { View } from '#lib/view/view.ts';
import { openPage } from '../support/browser.ts';
import { shipped, viewOf } from '../support/network.ts';
import { differing } from '../support/pixels.ts';

let painter = '';
beforeAll(async () => {
	const built = (await build({
		configFile: false,
		logLevel: 'error',
		build: { write: false, lib: { entry: 'tests/support/painter.ts', formats: ['iife'], name: 'painter' } }
	})) as Rolldown.RolldownOutput[];
	painter = built[0]!.output[0].code;
});

/** What is sent to a browser is what it holds, and not what makes it. */
const plain = ({ pipes, nodes, ...geometry }: SankeyGeometry) => ({
	...geometry,
	pipes: pipes.map(({ lane, path, reach, middle, name, figures, leader, pin }) => ({
		...{ lane, path, reach, middle, name, figures, leader, pin }
	})),
	nodes: nodes.map(({ node, box, unaccounted, lines, leader, pin }) => ({
		...{ node, box, unaccounted, lines, leader, pin }
	}))
});
const common = { paint: light, hooks: true, hrefOf: () => '#' };
const charts = {
	sankey: (change: Partial<View>) => {
		const selection = select(shipped, viewOf(shipped, change));
		const geometry = layoutSankey(selection, forms[2]!, 'open');
		return {
			geometry: plain(geometry),
			svg: render(Sankey, { props: { ...common, geometry, selection, openHref: '#' } }).body
		};
	},
	map: (change: Partial<View>) => {
		const selection = select(shipped, viewOf(shipped, change));
		const geometry = layoutMap(selection, shipped.places, forms[2]!, null);
		// Land is no painter's: it lies under both.
		return { geometry, svg: render(Map, { props: { ...common, geometry, selection, basemap: 'none.svg' } }).body };
	}
};

describe('a painted chart beside the page’s own', () => {
	it.each([
		['sankey', {}, false],
		['sankey', { year: 2025, vs: 2021, plans: true }, false],
		['sankey', { year: 2021, focus: ['nord-stream-1'] }, false],
		['sankey', { year: 2022 }, true],
		['map', { year: 2025, plans: true }, false],
		['map', { year: 2021 }, true]
	] as const)('looks the same: %s %j, dark %s', async (chart, change, dark) => {
		const { geometry, svg } = charts[chart](change);
		const { page } = await openPage('/healthz', {
			width: geometry.width,
			height: geometry.height,
			dark,
			scripts: true
		});
		const defs = render(Patterns, { props: { paint: light } }).body;
		await page.setContent(
			`<style>${readFileSync('src/app.css', 'utf8')}</style><style>body{margin:0} * { transition: none !important }</style>` +
				`<svg class="chart single" id="own" style="--${geometry.form}:${geometry.height}px">${defs}${svg}</svg>` +
				`<canvas id="painted" style="display:block;width:${geometry.width}px;height:${geometry.height}px;background:var(--paper)"></canvas>`
		);
		await page.addScriptTag({ content: painter });
		await page.evaluate(
			(laid) => {
				const { paint } = (
					globalThis as unknown as { painter: { paint: (canvas: Element, geometry: unknown) => void } }
				).painter;
				paint(document.querySelector('#painted')!, laid);
			},
			geometry as unknown as object
		);
		const [own, painted] = [await page.locator('#own').screenshot(), await page.locator('#painted').screenshot()];
		expect(differing(own, painted)).toBeLessThan(0.01);
	});
});
