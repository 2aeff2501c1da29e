import { Resvg } from '@resvg/resvg-js';
import { font } from './typeface.ts';

const text = /<text((?:\s[^\s="]+="[^"]*")*)>([\s\S]*?)<\/text>/g;

/**
 * An SVG's words as the outlines of their letters, so that it looks alike wherever it is opened, without the typeface too. A
 * group stands where the words stood, and names them. The rest stays as it was.
 */
export function outlined(svg: string): string {
	let count = 0;
	const numbered = svg.replace(text, (whole) => whole.replace('<text', `<text id="${nameOf(count++)}"`));
	const outlines = outlinesIn(new Resvg(numbered, { font }).toString());
	let at = 0;
	return svg.replace(text, (_, __, words: string) => {
		const letters = outlines.get(nameOf(at++));
		return letters === undefined
			? ''
			: `<g aria-label="${words.replace(/<[^>]*>/g, '').replaceAll('"', '&quot;')}"${letters}</g>`;
	});
}

const nameOf = (n: number) => `words-${n}`;

/** Attributes and paths of each text, by its id, as resvg writes them: a group of paths and no other group. */
function outlinesIn(simplified: string): ReadonlyMap<string, string> {
	const groups = simplified.matchAll(/<g id="(words-\d+)"([^>]*>[\s\S]*?)<\/g>/g);
	return new Map([...groups].map(([, id, paths]) => [id!, tidy(paths!)]));
}

const tidy = (paths: string) =>
	paths
		.replace(/>\s+/g, '>')
		.replace(/ stroke="none"/g, '')
		.replace(/ d="([^"]*)"/g, (_, d: string) => ` d="${relative(d)}"`);

/** A hundredth of a unit is finer than any print shows. */
const GRID = 100;

/**
 * A path of absolute moves, lines and curves, as resvg writes them with a space between any two, told by its steps on the grid:
 * half as long. Steps are between points of the grid, so that rounding does not add up. A picture has a hundred thousand of
 * them, so they are read in one go and written without fractions.
 */
function relative(d: string): string {
	let made = '';
	let command = '';
	let [x, y] = [0, 0];
	let [startX, startY] = [0, 0];
	let [toX, toY] = [0, 0];
	let isAcross = true;
	let isFirst = true;
	for (const token of d.split(' ')) {
		if (token >= 'A') {
			[x, y] = [toX, toY];
			if (token === 'Z') [toX, toY] = [startX, startY];
			command = token;
			made += token.toLowerCase();
			isFirst = true;
			continue;
		}
		const at = Math.round(Number(token) * GRID);
		const step = at - (isAcross ? x : y);
		made += (isFirst || step < 0 ? '' : ' ') + written(step);
		isFirst = false;
		if (isAcross) toX = at;
		else toY = at;
		if (command === 'M') [startX, startY] = [toX, toY];
		isAcross = !isAcross;
	}
	return made;
}

/** So many hundredths, without zeros that say nothing. */
function written(hundredths: number): string {
	const size = Math.abs(hundredths);
	const rest = size % GRID;
	const whole = (size - rest) / GRID;
	const digits = rest === 0 ? '' : `.${rest < 10 ? '0' : ''}${rest % 10 === 0 ? rest / 10 : rest}`;
	return `${hundredths < 0 ? '-' : ''}${whole === 0 && rest > 0 ? '' : whole}${digits}`;
}
