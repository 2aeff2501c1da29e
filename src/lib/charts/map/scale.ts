import { unitName } from '#lib/facts/unit.ts';
import { formatNumber } from '#lib/view/format.ts';
import type { Selection } from '#lib/view/select.ts';
import { round, type Box, type Frame } from '../frame.ts';
import { textWidth } from '../text.ts';

/** The key to widths: a pipe of a round capacity, half full. */
export interface ScaleKey {
	readonly box: Box;
	readonly path: string;
	/** Pixels across. */
	readonly capacity: number;
	readonly flow: number;
	readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** bcm that the key is nearest to. */
const ABOUT = 50;
const LENGTH = 34;

/** Stands at the bottom left. */
export function scaleKey({ perBcm, unit }: Selection, pixels: number, { form }: Frame, height: number): ScaleKey {
	const size = 10 ** Math.floor(Math.log10(ABOUT * perBcm));
	const volume = size * Math.round((ABOUT * perBcm) / size);
	const texts = [
		`Outline: could carry ${formatNumber(volume)} ${unitName[unit]}`,
		`Fill: carried ${formatNumber(volume / 2)}`
	];
	const margin = form === 'narrow' ? 6 : 12;
	const room = Math.max(...texts.map((text) => textWidth(text, { size: 12, weight: 'regular' })));
	const box = { x: margin, y: height - margin - 38, width: LENGTH + room + 24, height: 38 };
	const middle = box.y + box.height / 2;
	return {
		box,
		path: `M${box.x + 8},${round(middle)}h${LENGTH}`,
		capacity: volume * pixels,
		flow: (volume * pixels) / 2,
		lines: texts.map((text, i) => ({ text, x: box.x + LENGTH + 16, y: round(box.y + 15 + i * 16) }))
	};
}
