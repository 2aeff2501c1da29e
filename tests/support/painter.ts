import { brushOf } from '#lib/charts/canvas/brush.ts';
import { paintMap } from '#lib/charts/canvas/map.ts';
import { paintSankey } from '#lib/charts/canvas/sankey.ts';
import type { MapGeometry } from '#lib/charts/map/layout.ts';
import type { SankeyGeometry } from '#lib/charts/sankey/layout.ts';
import { light } from '#lib/charts/theme.ts';

/** Paints a whole chart on a canvas of a page. Bundled for a browser by the test that compares it with the page's own. */
export function paint(canvas: HTMLCanvasElement, geometry: SankeyGeometry | MapGeometry): void {
	const window = { x: 0, y: 0, width: geometry.width, height: geometry.height };
	const made = brushOf(canvas, window, light, null);
	if (!made) throw new Error('expected a canvas to paint on');
	const { brush } = made;
	if ('nodes' in geometry) paintSankey(brush, geometry, window);
	else paintMap(brush, geometry);
}
