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
const onGrid = (written: string) => Math.round(Number(written) * GRID);

/**
 * A path of absolute moves, lines and curves, as resvg writes them, told by its steps on the grid: half as long. Steps are
 * between points of the grid, so that rounding does not add up.
 */
function relative(d: string): string {
	let [x, y] = [0, 0];
	let [startX, startY] = [0, 0];
	return d.replace(/([MLQCZ])([^MLQCZ]*)/g, (_, command: string, written: string) => {
		if (command === 'Z') {
			[x, y] = [startX, startY];
			return 'z';
		}
		const points = written.trim().split(/\s+/).map(onGrid);
		const steps = points.map((value, i) => (value - (i % 2 === 0 ? x : y)) / GRID);
		[x, y] = points.slice(-2) as [number, number];
		if (command === 'M') [startX, startY] = [x, y];
		return command.toLowerCase() + steps.map(short).join(' ').replaceAll(' -', '-');
	});
}

const short = (value: number) => String(value).replace(/^(-?)0\./, '$1.');
