import type { Claim } from '#lib/facts/network.ts';
import { capitalise } from './format.ts';

/** The article that the claims were made in. */
export const article = {
	headline: 'Putin bets on Xi to come out of the Ukraine crisis with his head held high',
	publisher: 'by time news',
	published: '2022-09-16'
} as const;

/** The article's parts, in its order. */
export const parts: readonly Claim['part'][] = ['gas', 'summit', 'china-support'];
export const partName: Readonly<Record<Claim['part'], string>> = {
	gas: 'The gas',
	summit: 'The summit',
	'china-support': 'China’s support'
};

/** Words of a subject's id that are names. */
const names = new Set(['china', 'india', 'russia', 'ukraine', 'uzbekistan', 'west']);

/** "war-in-ukraine" as a reader reads it: "War in Ukraine". */
export const subjectName = (subject: string) =>
	capitalise(
		subject
			.split('-')
			.map((word) => (names.has(word) ? capitalise(word) : word))
			.join(' ')
	);

/** A speaker in an address: "alexander-novak". */
export const speakerId = (speaker: string) =>
	speaker
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
