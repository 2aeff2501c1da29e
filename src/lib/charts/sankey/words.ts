import { round, type Box, type Point } from '../frame.ts';
import { fits, fitText, textWidth, type Font } from '../text.ts';
import type { Text } from './layout.ts';

/** The first wording that a width holds; the last one cut short where none does. */
export function firstThatFits(wordings: readonly string[], font: Font, width: number): string {
	const last = wordings.at(-1) ?? '';
	return wordings.find((wording) => fits(wording, font, width)) ?? (width < 24 ? '' : fitText(last, font, width));
}

/**
 * A place's figure as `placeFigures` tells it, and for narrow margins without its share or change, with signs for words; then
 * without its unit, which is that of all figures.
 */
export function wordingsOfFigure(figure: string): readonly string[] {
	const short = figure
		.replace(/ [·(].*/, '')
		.replace('? unknown', '?')
		.replace(' unknown', ' ?')
		.replace(' unaccounted', ' hatched');
	return [figure, short, short.replace(/^(\d\S*) .*/, '$1')];
}

/** A line of text at a baseline, with the room that it takes. */
export function textAt(text: string, at: Point, { size, weight }: Font, anchor: Text['anchor'] = 'start'): Text {
	const width = textWidth(text, { size, weight });
	return {
		text,
		at: { x: round(at.x), y: round(at.y) },
		anchor,
		weight,
		size,
		box: { x: anchor === 'start' ? at.x : at.x - width, y: at.y - size * 0.85, width, height: size * 1.1 }
	};
}

/** The room that some lines take together, in whole pixels. */
export function boxOf(lines: readonly Text[]): Box {
	const x = Math.floor(Math.min(...lines.map(({ box }) => box.x)));
	const y = Math.floor(Math.min(...lines.map(({ box }) => box.y)));
	return {
		x,
		y,
		width: Math.ceil(Math.max(...lines.map(({ box }) => box.x + box.width))) - x,
		height: Math.ceil(Math.max(...lines.map(({ box }) => box.y + box.height))) - y
	};
}
