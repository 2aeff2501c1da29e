/**
 * The characters that a typeface has, by code point, from the `cmap` table of its file: of that, the part for all of Unicode
 * (OpenType specification, cmap, format 12). Throws where there is none.
 */
export function charactersIn(file: Buffer): ReadonlySet<number> {
	const tables = Array.from({ length: file.readUInt16BE(4) }, (_, i) => 12 + i * 16);
	const cmap = tables.find((at) => file.toString('latin1', at, at + 4) === 'cmap');
	const start = cmap === undefined ? 0 : file.readUInt32BE(cmap + 8);
	const parts = Array.from({ length: start === 0 ? 0 : file.readUInt16BE(start + 2) }, (_, i) => {
		return start + file.readUInt32BE(start + 8 + i * 8);
	});
	const whole = parts.find((at) => file.readUInt16BE(at) === 12);
	if (whole === undefined) throw new Error('invalid typeface: no cmap of format 12');

	const characters = new Set<number>();
	for (let group = 0; group < file.readUInt32BE(whole + 12); group++) {
		const at = whole + 16 + group * 12;
		for (let code = file.readUInt32BE(at); code <= file.readUInt32BE(at + 4); code++) characters.add(code);
	}
	return characters;
}

/** Whether every character of a text is among those; white space always is. */
export const isIn = (characters: ReadonlySet<number>, text: string): boolean =>
	Array.from(text).every((character) => isBlank(character) || characters.has(character.codePointAt(0)!));

/** A text with `…` for each run of characters that are not among those, and the white space in it. */
export const kept = (characters: ReadonlySet<number>, text: string): string =>
	Array.from(text)
		.map((character) => (isIn(characters, character) ? character : '\0'))
		.join('')
		.replace(/\0(?:\s*\0)*/g, '…');

const isBlank = (character: string) => /\s/.test(character);
