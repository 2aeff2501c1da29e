import { round, type Box, type Point } from '../frame.ts';
import { fitText, textWidth, type Font } from '../text.ts';

/** A line of text that stands where it is put; `box` is the room that it takes. */
export interface Words extends Font {
	readonly text: string;
	readonly at: Point;
	readonly anchor: 'start' | 'middle' | 'end';
	readonly box: Box;
}

/** A line of text at a baseline. */
export function wordsAt(text: string, at: Point, font: Font, anchor: Words['anchor'] = 'start'): Words {
	const width = textWidth(text, font);
	const left = at.x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
	return {
		text,
		...font,
		at: { x: round(at.x), y: round(at.y) },
		anchor,
		box: { x: left, y: at.y - font.size * 0.85, width, height: font.size * 1.1 }
	};
}

/** The first wording that a width holds; the last one cut short where none does. */
export const firstThatFits = (wordings: readonly string[], font: Font, width: number): string =>
	wordings.find((wording) => textWidth(wording, font) <= width) ??
	(width < 24 ? '' : fitText(wordings.at(-1) ?? '', font, width));

/** A text in lines of at most a width. `null` where that takes more lines than allowed, or a word alone is wider. */
export function wrapped(text: string, font: Font, width: number, most: number): string[] | null {
	const space = textWidth(' ', font);
	const lines: string[] = [];
	/** What is left of the last line. */
	let left = 0;
	for (const word of text.split(' ')) {
		const own = textWidth(word, font);
		if (own > width) return null;
		if (lines.length > 0 && space + own <= left) {
			lines.push(`${lines.pop()!} ${word}`);
			left -= space + own;
			continue;
		}
		if (lines.length === most) return null;
		lines.push(word);
		left = width - own;
	}
	return lines;
}
