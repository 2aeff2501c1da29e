/** Draws the icons of the web app from static/favicon.svg: `node scripts/icons.js` writes them to static/icons/. */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

const folder = new URL('../static/', import.meta.url);

/** Side of the favicon's own drawing, in its units. */
const SIDE = 32;

/**
 * `mark`: the part of the icon's side that the drawing takes. Of a maskable icon only the middle four fifths are sure to be
 * seen, in a circle at worst.
 * @type {Readonly<Record<string, { size: number, mark: number, round: number }>>}
 */
export const icons = {
	'icon-192.png': { size: 192, mark: 0.78, round: 0.18 },
	'icon-512.png': { size: 512, mark: 0.78, round: 0.18 },
	'maskable-512.png': { size: 512, mark: 0.56, round: 0 },
	'apple-touch-icon.png': { size: 180, mark: 0.7, round: 0 }
};

/** The PNG of an icon. @param {string} name */
export function drawIcon(name) {
	const icon = icons[name];
	if (!icon) throw new Error(`invalid icon: ${name}`);
	const { size, mark, round } = icon;
	const drawing = readFileSync(new URL('favicon.svg', folder), 'utf8').replace(/^<svg[^>]*>|<\/svg>\s*$/g, '');
	const margin = (SIDE * (1 - mark)) / 2;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><rect width="${SIDE}" height="${SIDE}" rx="${SIDE * round}" fill="#ffffff"/><g transform="translate(${margin} ${margin}) scale(${mark})">${drawing}</g></svg>`;
	return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	for (const name of Object.keys(icons)) writeFileSync(new URL(`icons/${name}`, folder), drawIcon(name));
}
