import widths from './widths.json' with { type: 'json' };

/** How a label is set. */
export interface Font {
	/** Pixels. */
	readonly size: number;
	readonly weight: 'regular' | 'semibold';
}

/** A character that the table lacks is taken as wide as a capital M: room too much is better than an overlap. */
const UNKNOWN = 900;
/** The fallback face may run wider than the one measured. */
const SPARE = 1.02;
/** Width of each UTF-16 code unit. The second half of a surrogate pair takes none: the first stands for both. */
const tableOf = (measured: readonly number[]) => {
	const table = new Uint16Array(0x10000).fill(UNKNOWN).fill(0, 0xdc00, 0xe000);
	for (const [i, width] of measured.entries()) table[widths.characters.charCodeAt(i)] = width;
	return table;
};
const table = { regular: tableOf(widths.regular), semibold: tableOf(widths.semibold) };

/** Width of a text in pixels, from a table measured once in a browser: the same on the server as on the screen. */
export function textWidth(text: string, { size, weight }: Font): number {
	const of = table[weight];
	let thousandths = 0;
	for (let i = 0; i < text.length; i++) thousandths += of[text.charCodeAt(i)]!;
	return (thousandths * size * SPARE) / 1000;
}

/** Whether a width in pixels holds the text. */
export const fits = (text: string, font: Font, width: number) => textWidth(text, font) <= width;

/** The text, cut with an ellipsis where it would pass a width in pixels. */
export function fitText(text: string, font: Font, width: number): string {
	if (fits(text, font, width)) return text;
	let cut = Array.from(text);
	while (cut.length > 1 && !fits(`${cut.join('')}…`, font, width)) cut = cut.slice(0, -1);
	return `${cut.join('').trimEnd()}…`;
}
