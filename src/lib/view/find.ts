/** The names that fit some words best: those that begin so, then those with a word that does, then those that hold them. */
export function fitting(names: readonly string[], words: string, most: number): string[] {
	const wanted = plain(words);
	if (wanted === '') return [];
	const found: string[][] = [[], [], []];
	for (const name of names) {
		const at = plain(name).indexOf(wanted);
		if (at < 0) continue;
		const rank = at === 0 ? 0 : /[\p{L}\p{N}]/u.test(plain(name)[at - 1]!) ? 2 : 1;
		if (found[rank]!.length < most) found[rank]!.push(name);
	}
	return found.flat().slice(0, most);
}

/** Without case and accents. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
