import { STANDARD } from '#lib/view/image.ts';

/** What a picture is to be, beside what it shows. */
export interface Size {
	readonly width: number;
	readonly height: number;
	/** Pixels of a PNG for each of these. */
	readonly scale: 1 | 2 | 4;
	readonly theme: 'light' | 'dark';
}

/** A part of a query that cannot be read. */
export interface Fault {
	readonly error: string;
	readonly key: string;
	readonly expected: string;
}

const WIDTH = { least: 320, most: 2000 } as const;
const HEIGHT = { least: 200, most: 2000 } as const;
const scales = [1, 2, 4] as const;
const themes = ['light', 'dark'] as const;
/** The most that a picture may have, after scaling. */
export const MOST_PIXELS = 4_000_000;

/** The size that a query asks for, or the first fault in it. What is left out or empty takes its standard. */
export function readSize(query: URLSearchParams): Size | Fault {
	const width = readPixels(query, 'w', WIDTH, STANDARD.width);
	if (typeof width === 'object') return width;
	const height = readPixels(query, 'h', HEIGHT, STANDARD.height);
	if (typeof height === 'object') return height;
	const scale = readWord(partScale(query).picture, 'scale', scales);
	if (typeof scale === 'object') return scale;
	const theme = readWord(query, 'theme', themes);
	if (typeof theme === 'object') return theme;
	if (width * height * scale ** 2 > MOST_PIXELS)
		return fault('scale', `w × h × scale² of at most ${MOST_PIXELS} pixels`);
	return { width, height, scale, theme };
}

/**
 * `scale` is a word of the view, `fit`, and a number of the picture, and a query may have both: parts it into a query for the
 * view and one for the picture.
 */
export function partScale(query: URLSearchParams): { view: URLSearchParams; picture: URLSearchParams } {
	const [view, picture] = [new URLSearchParams(query), new URLSearchParams()];
	view.delete('scale');
	for (const value of query.getAll('scale')) (/^\d/.test(value) ? picture : view).append('scale', value);
	return { view, picture };
}

export const fault = (key: string, expected: string): Fault => ({ error: `invalid ${key}`, key, expected });

const textOf = (query: URLSearchParams, key: string) => query.getAll(key).join('~');

function readPixels(
	query: URLSearchParams,
	key: string,
	{ least, most }: { readonly least: number; readonly most: number },
	standard: number
): number | Fault {
	const text = textOf(query, key);
	if (text === '') return standard;
	const value = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
	return value >= least && value <= most ? value : fault(key, `pixels from ${least} to ${most}`);
}

function readWord<const T extends string | number>(
	query: URLSearchParams,
	key: string,
	words: readonly T[]
): T | Fault {
	const text = textOf(query, key);
	return text === '' ? words[0]! : (words.find((word) => String(word) === text) ?? fault(key, words.join(' or ')));
}
