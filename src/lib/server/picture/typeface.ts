import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { charactersIn, isIn, kept } from './letters.ts';

const require = createRequire(import.meta.url);

/** The weights that charts set text in. */
const fontFiles = ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold'].map((name) =>
	require.resolve(`@expo-google-fonts/inter/${name}.ttf`)
);

/** The same typeface on every machine, for resvg. */
export const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' };

/** Inter has Latin, Greek and Cyrillic. */
const characters = charactersIn(readFileSync(fontFiles[0]!));

/** What a picture calls a thing: its name or, where the typeface has not all letters of that, its id, which is ASCII. */
export const nameIn = <T extends { readonly id: string; readonly name: string }>(thing: T): T =>
	isIn(characters, thing.name) ? thing : { ...thing, name: thing.id };

const words = /(<text(?:\s[^<>]*)?>)([^<]*)(?=<)/g;

/** An SVG's words with `…` for what the typeface has no letters for: where they were, there would be boxes. */
export const spelt = (svg: string): string =>
	svg.replace(words, (_, tag: string, text: string) => tag + kept(characters, text));
