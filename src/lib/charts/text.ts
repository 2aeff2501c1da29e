import widths from './widths.json' with { type: 'json' };

/** How a label is set. */
export interface Font {
	/** Pixels. */
	readonly size: number;
	readonly weight: 'regular' | 'semibold';
}

const characters = Array.from(widths.characters);
const table = {
	regular: new Map(characters.map((character, i) => [character, widths.regular[i]!])),
	semibold: new Map(characters.map((character, i) => [character, widths.semibold[i]!]))
};
/** A character that the table lacks is taken as wide as a capital M: room too much is better than an overlap. */
const UNKNOWN = 900;
/** The fallback face may run wider than the one measured. */
const SPARE = 1.02;

/** Width of a text in pixels, from a table measured once in a browser: the same on the server as on the screen. */
export function textWidth(text: string, { size, weight }: Font): number {
	let thousandths = 0;
	for (const character of text) thousandths += table[weight].get(character) ?? UNKNOWN;
	return (thousandths * size * SPARE) / 1000;
}

/** The text, cut with an ellipsis where it would pass a width in pixels. */
export function fitText(text: string, font: Font, width: number): string {
	if (textWidth(text, font) <= width) return text;
	let cut = Array.from(text);
	while (cut.length > 1 && textWidth(`${cut.join('')}…`, font) > width) cut = cut.slice(0, -1);
	return `${cut.join('').trimEnd()}…`;
}
