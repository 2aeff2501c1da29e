/**
 * Flesch–Kincaid grade of an English text: the year of school that it asks for (Kincaid and others, Research Branch Report
 * 8-75, 1975). Sentences end at `.`, `!`, `?` or a semicolon or colon, which part clauses that stand by themselves; words of figures count
 * as one syllable each, as they are read at a glance.
 */
export function gradeOf(text: string): number {
	const sentences = text.split(/[.!?](?=\s|$)|[;:](?=\s)/).filter((sentence) => /[a-z]/i.test(sentence));
	const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu) ?? [];
	const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
	return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** Groups of vowels, less a silent e and the -es and -ed that are not spoken. */
function syllablesOf(word: string): number {
	const plain = word.toLowerCase().replace(/[^a-z]/g, '');
	if (plain.length <= 3 || /\d/.test(word)) return 1;
	const spoken = plain.replace(/(?<=[^aeiouyl])e$|(?<=[^td])ed$|(?<=[^aeiouscxzg])es$/, '');
	return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}

/** The sentences of a piece of HTML: paragraphs and points of lists, without figures in tables and names in lists of terms. */
export const proseOf = (html: string): string[] =>
	[...html.matchAll(/<(p|li)\b[^>]*>([\s\S]*?)<\/\1>/g)]
		.map(([, , inner]) =>
			inner!
				.replace(/<[^>]+>/g, '')
				.replace(/&amp;/g, '&')
				.replace(/\s+/g, ' ')
				.trim()
		)
		.filter((text) => text.split(' ').length >= 8);
