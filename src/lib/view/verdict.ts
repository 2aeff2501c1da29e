import type { Outcome, Verdict } from '#lib/facts/check.ts';

/** In the order that a reader meets them: from what holds to what nobody can tell. */
export const verdicts: readonly Verdict[] = ['supported', 'partly', 'contradicted', 'unverifiable', 'context'];

export const verdictName: Readonly<Record<Verdict, string>> = {
	supported: 'Supported',
	partly: 'Partly true',
	contradicted: 'Contradicted',
	unverifiable: 'Unverifiable',
	context: 'Context'
};

/** What each verdict says of a claim, as made in September 2022. */
export const verdictMeaning: Readonly<Record<Verdict, string>> = {
	supported: 'the sources bear it out',
	partly: 'one part, number or word fails',
	contradicted: 'the sources say otherwise',
	unverifiable: 'a motive, or a text that could not be found',
	context: 'a judgement, not a fact to be checked'
};

/**
 * A verdict as a shape in a box of 16 × 16, told apart without hue: a full disc with a tick, a half-filled ring, a full
 * diamond with a cross, a ring with a question mark, a square with an i.
 */
export interface Shape {
	/** Filled in the verdict's hue. */
	readonly solid: string;
	/** Stroked in the hue, 1.6 wide, and filled with the paper. */
	readonly ring: string;
	/** Stroked, 1.8 wide with round ends: in the paper's colour on `solid`, in the hue where there is but a ring. */
	readonly mark: string;
	readonly markOn: 'solid' | 'ring';
}

const ring = 'M8,1.6A6.4,6.4 0 0 1 8,14.4A6.4,6.4 0 0 1 8,1.6Z';

export const verdictShape: Readonly<Record<Verdict, Shape>> = {
	supported: {
		solid: 'M8,0.8A7.2,7.2 0 0 1 8,15.2A7.2,7.2 0 0 1 8,0.8Z',
		ring: '',
		mark: 'M4.7,8.3L7.1,10.7L11.4,5.6',
		markOn: 'solid'
	},
	partly: { solid: 'M8,1.6A6.4,6.4 0 0 0 8,14.4Z', ring, mark: '', markOn: 'ring' },
	contradicted: {
		solid: 'M8,0.2L15.8,8L8,15.8L0.2,8Z',
		ring: '',
		mark: 'M5.7,5.7L10.3,10.3M10.3,5.7L5.7,10.3',
		markOn: 'solid'
	},
	unverifiable: {
		solid: '',
		ring,
		mark: 'M6.1,6.3A1.95,1.95 0 1 1 8.7,8C8.2,8.3 8,8.5 8,9.1M8,11.3V11.4',
		markOn: 'ring'
	},
	context: { solid: '', ring: 'M1.8,1.8H14.2V14.2H1.8Z', mark: 'M8,7.4V11.4M8,4.5V4.6', markOn: 'ring' }
};

/** Hues that no market has; each stands out from the paper by 3 : 1 or more. panels/claims/verdict.css names the same. */
export const verdictHue: Readonly<Record<'light' | 'dark', Readonly<Record<Verdict, string>>>> = {
	light: {
		supported: '#17784f',
		partly: '#6d4ba3',
		contradicted: '#a3236f',
		unverifiable: '#5a6169',
		context: '#454c53'
	},
	dark: {
		supported: '#58c495',
		partly: '#b79cec',
		contradicted: '#f07fba',
		unverifiable: '#a8b0b7',
		context: '#c0c7cd'
	}
};

/** An outcome in a word, and the shape of the verdict that it leads to. */
export const outcomeName: Readonly<Record<Outcome, string>> = { true: 'true', false: 'false', unknown: 'unknown' };
export const outcomeShape: Readonly<Record<Outcome, Verdict>> = {
	true: 'supported',
	false: 'contradicted',
	unknown: 'unverifiable'
};
