import type { Verdict } from '#lib/facts/check.ts';
import { STANDARD } from '#lib/view/image.ts';
import { round, type Box, type Point } from '../frame.ts';
import { textWidth, type Font } from '../text.ts';
import { balanced, fitAddress, holds, wrap } from './wrap.ts';

/** What stands round the chart of a picture. */
export interface Words {
	/** The finding. */
	readonly title: string;
	/** The claim that is open: its verdict, and a sentence on it. */
	readonly claim: { readonly verdict: Verdict; readonly text: string } | null;
	/** Key, unit, sources, which data; the fullest wording first, and the last one cut where it must be. */
	readonly notes: readonly string[];
	/** Where the picture comes from, without the protocol. */
	readonly address: string;
}

/** A line of text on the sheet, with the room that it takes. */
export interface Line {
	readonly text: string;
	readonly at: Point;
	readonly font: Font;
	readonly tone: 'ink' | 'muted';
	readonly box: Box;
}

/** A picture laid out, in units of its own: a chart's 13 pixels of text are a 58th of a standard picture's breadth. */
export interface Sheet {
	readonly width: number;
	readonly height: number;
	readonly lines: readonly Line[];
	/** The verdict's shape before the claim. */
	readonly shape: { readonly verdict: Verdict; readonly x: number; readonly y: number; readonly size: number } | null;
	/** Where the hairline over the foot stands. */
	readonly rule: number;
	/** Room for the chart. */
	readonly chart: Box;
}

/** Pixels for one unit of the sheet in it: text of 13 is read when a site shows the picture at half its size. */
const ZOOM = 1.6;
/** At fewer pixels for a unit nothing would be read at all. */
const LEAST_ZOOM = 0.8;

/** The sheet's size in its own units, for a picture of so many pixels. */
export function sheetSize({ width, height }: { readonly width: number; readonly height: number }) {
	const zoom = Math.max(LEAST_ZOOM, ZOOM * Math.min(width / STANDARD.width, height / STANDARD.height));
	return { width: width / zoom, height: height / zoom };
}

export const MARGIN = 20;
const TOP = 14;
const BOTTOM = 13;
export const NOTE: Font = { size: 12, weight: 'regular' };
const NAME: Font = { size: 13, weight: 'semibold' };
const CLAIM: Font = { size: 13, weight: 'semibold' };
const NOTE_LINE = 15;
/** Lines of notes at most, and below what height fewer. */
const NOTE_LINES = 3;
const SMALL = 300;
const BRAND = 'Gas Pivot';
/** The title's sizes, with the lines that it may take: the first that holds it is taken. */
const TITLES = [
	[22, 1],
	[21, 1],
	[20, 1],
	[22, 2],
	[20, 2],
	[18, 2],
	[16, 2]
].map(([size, lines]) => ({ font: { size: size!, weight: 'semibold' } satisfies Font, lines: lines! }));

export function textLine(text: string, at: Point, font: Font, tone: Line['tone']): Line {
	return {
		text,
		at: { x: round(at.x), y: round(at.y) },
		font,
		tone,
		box: { x: at.x, y: at.y - font.size * 0.8, width: textWidth(text, font), height: font.size * 1.05 }
	};
}

/** Lays title, notes and address out, and leaves the rest to the chart. */
export function layoutSheet(
	{ title, claim, notes, address }: Words,
	pixels: { readonly width: number; readonly height: number }
): Sheet {
	const { width, height } = sheetSize(pixels);
	const room = width - MARGIN * 2;
	const { font: titleFont, lines: most } =
		TITLES.find(({ font, lines }) => holds(title, font, room, lines)) ?? TITLES.at(-1)!;
	const step = titleFont.size * 1.22;
	let y = TOP + titleFont.size * 0.85;
	const lines: Line[] = balanced(title, titleFont, room, most).map((text, i) =>
		textLine(text, { x: MARGIN, y: y + i * step }, titleFont, 'ink')
	);
	y += (lines.length - 1) * step + titleFont.size * 0.3;
	const shape = claim && { verdict: claim.verdict, x: MARGIN, y: round(y + 5), size: 15 };
	if (claim) {
		const told = wrap(claim.text, CLAIM, room - 21, 2);
		lines.push(...told.map((text, i) => textLine(text, { x: MARGIN + 21, y: y + 17 + i * 16 }, CLAIM, 'ink')));
		y += 6 + told.length * 16;
	}
	const foot = footOf(notes, address, { width, height });
	const top = y + 7;
	return {
		width,
		height,
		lines: [...lines, ...foot.lines],
		shape,
		rule: foot.rule,
		chart: { x: MARGIN, y: top, width: room, height: Math.max(10, foot.rule - 6 - top) }
	};
}

/** The lines at the foot, and the hairline over them: notes, then the site's name and the address. */
export function footOf(
	notes: readonly string[],
	address: string,
	{ width, height }: { width: number; height: number }
) {
	const room = width - MARGIN * 2;
	const most = height < SMALL ? 2 : NOTE_LINES;
	const told = wrap(notes.find((note) => holds(note, NOTE, room, most)) ?? notes.at(-1) ?? '', NOTE, room, most);
	const last = height - BOTTOM;
	const first = last - 20 - (told.length - 1) * NOTE_LINE;
	const x = MARGIN + textWidth(BRAND, NAME) + 10;
	return {
		rule: round(first - 17),
		lines: [
			...told.map((text, i) => textLine(text, { x: MARGIN, y: first + i * NOTE_LINE }, NOTE, 'muted')),
			textLine(BRAND, { x: MARGIN, y: last }, NAME, 'ink'),
			textLine(fitAddress(address, NOTE, width - MARGIN - x), { x, y: last }, NOTE, 'muted')
		]
	};
}
