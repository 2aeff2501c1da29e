import { regions, type Region } from '#lib/facts/schema.ts';
import type { Ink } from '../strokes.ts';
import type { Paint } from '../theme.ts';

type Style = string | CanvasPattern;

/** What strokes are drawn with: the colours of a theme, and the patterns that Patterns.svelte makes for a page. */
export interface Inks {
	readonly paint: Paint;
	readonly of: (ink: Ink, region: Region) => Style;
	readonly unaccounted: Style;
}

/** Makes a pattern of a square tile, `turn` degrees round; `draw` fills it with a colour given. */
export type Tile = (size: number, turn: number, draw: (context: Sketch) => void) => Style;
type Sketch = Pick<CanvasRenderingContext2D, 'fillStyle' | 'fillRect' | 'beginPath' | 'arc' | 'fill'>;

export function inksOf(paint: Paint, tile: Tile): Inks {
	// Half of a stroke along a tile's edge falls outside of it, so a hatch is half as thick as its stroke.
	const hatch = (size: number, turn: number, colour: string, thick: number) =>
		tile(size, turn, (context) => {
			context.fillStyle = colour;
			context.fillRect(0, 0, thick, size);
		});
	const dots = (colour: string) =>
		tile(5, 0, (context) => {
			context.fillStyle = colour;
			context.beginPath();
			context.arc(2.5, 2.5, 1.5, 0, 2 * Math.PI);
			context.fill();
		});
	const dotted = new Map(regions.map((region) => [region, dots(paint.regions[region])]));
	const patterns = { hatch: hatch(6, 45, paint.casing, 1.2), 'hatch-over': hatch(6, 45, paint.paper, 0.8) };
	return {
		paint,
		of: (ink, region) =>
			ink === 'hue'
				? paint.regions[region]
				: ink === 'dots'
					? dotted.get(region)!
					: ink === 'hatch' || ink === 'hatch-over'
						? patterns[ink]
						: paint[ink],
		unaccounted: hatch(4, -45, paint.casing, 1)
	};
}

/** Tiles for a canvas of so many device pixels to one of the page. */
export const tiles =
	(context: CanvasRenderingContext2D, ratio: number): Tile =>
	(size, turn, draw) => {
		const canvas = document.createElement('canvas');
		canvas.width = canvas.height = Math.max(1, Math.round(size * ratio));
		const sketch = canvas.getContext('2d');
		if (!sketch) return 'transparent';
		sketch.scale(canvas.width / size, canvas.height / size);
		draw(sketch);
		const pattern = context.createPattern(canvas, 'repeat');
		pattern?.setTransform(new DOMMatrix().rotate(turn).scale(size / canvas.width));
		return pattern ?? 'transparent';
	};

/** The theme that an element of a page stands in; the reader's own colours where a system forces those. */
export function paintOf(element: Element, standard: Paint): Paint {
	if (matchMedia('(forced-colors: active)').matches) return forced;
	const style = getComputedStyle(element);
	const read = (name: string, otherwise: string) => style.getPropertyValue(`--${name}`).trim() || otherwise;
	const { regions: hues, verdicts, ...plain } = standard;
	const named = Object.entries(plain).map(([name, colour]) => [name, read(name, colour)]);
	const markets = regions.map((region) => [region, read(region, hues[region])]);
	return {
		...(Object.fromEntries(named) as typeof plain),
		regions: Object.fromEntries(markets) as Paint['regions'],
		verdicts
	};
}

const forced: Paint = {
	paper: 'Canvas',
	ink: 'CanvasText',
	muted: 'CanvasText',
	casing: 'CanvasText',
	faint: 'GrayText',
	land: 'Canvas',
	border: 'GrayText',
	accent: 'Highlight',
	regions: { europe: 'CanvasText', turkiye: 'CanvasText', china: 'CanvasText', other: 'CanvasText' },
	verdicts: {
		supported: 'CanvasText',
		partly: 'CanvasText',
		contradicted: 'CanvasText',
		unverifiable: 'CanvasText',
		context: 'CanvasText'
	}
};

/** How much is left of what is not in focus. */
export const DIM = 0.28;

/** A theme as it looks at a part of its strength on its paper. Words keep theirs. */
export function dimmed(paint: Paint): Paint {
	const weaker = (colour: string) => `color-mix(in srgb, ${colour} ${Math.round(DIM * 100)}%, ${paint.paper})`;
	const hues = Object.entries(paint.regions).map(([region, colour]) => [region, weaker(colour)]);
	return {
		...paint,
		casing: weaker(paint.casing),
		faint: weaker(paint.faint),
		regions: Object.fromEntries(hues) as Paint['regions']
	};
}
