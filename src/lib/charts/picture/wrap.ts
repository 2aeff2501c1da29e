import { fitText, textWidth, type Font } from '../text.ts';

/** A text in lines no wider than a width, broken at spaces; what passes the last line is cut with an ellipsis. */
export function wrap(text: string, font: Font, width: number, most: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/).filter((part) => part !== '')) {
		const last = lines.at(-1);
		const longer = last === undefined ? word : `${last} ${word}`;
		if (last !== undefined && (lines.length === most || textWidth(longer, font) <= width))
			lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines.map((line) => fitText(line, font, width));
}

/** The same in lines of about one length, so that no word stands alone in the last. */
export function balanced(text: string, font: Font, width: number, most: number): string[] {
	const count = wrap(text, font, width, most).length;
	if (count < 2 || !holds(text, font, width, count)) return wrap(text, font, width, most);
	let least = width / count;
	while (least < width && !holds(text, font, least, count)) least += 4;
	return wrap(text, font, Math.min(least, width), count);
}

/** Whether a text stands whole in so many lines. */
export const holds = (text: string, font: Font, width: number, most: number) =>
	wrap(text, font, width, most).join(' ') === text.split(/\s+/).join(' ');

/** An address, shortened in its middle where it would pass a width. */
export function fitAddress(address: string, font: Font, width: number): string {
	if (textWidth(address, font) <= width) return address;
	for (let kept = address.length - 1; kept > 2; kept--) {
		const short = `${address.slice(0, Math.ceil(kept * 0.6))}…${address.slice(address.length - Math.floor(kept * 0.4))}`;
		if (textWidth(short, font) <= width) return short;
	}
	return '…';
}
