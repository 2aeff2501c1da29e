import type { Verdict } from '#lib/facts/check.ts';
import type { Region, Status } from '#lib/facts/schema.ts';
import { verdictHue } from '#lib/view/verdict.ts';

/** Colours as plain hex, since a picture outside a page has no style sheet. app.css names the same ones for both themes. */
export interface Paint {
	readonly paper: string;
	readonly ink: string;
	readonly muted: string;
	readonly casing: string;
	readonly faint: string;
	readonly land: string;
	readonly border: string;
	readonly accent: string;
	/** Where the gas goes; nothing else has a hue. */
	readonly regions: Readonly<Record<Region, string>>;
	/** Of verdicts' shapes, hues that no market has. */
	readonly verdicts: Readonly<Record<Verdict, string>>;
}

export const light: Paint = {
	paper: '#ffffff',
	ink: '#1b1f23',
	muted: '#5a6169',
	casing: '#454c53',
	faint: '#8a9299',
	land: '#eceff0',
	border: '#c6ccd0',
	accent: '#0b5cad',
	regions: { europe: '#2a6fb5', turkiye: '#b07d00', china: '#b3261e', other: '#808c80' },
	verdicts: verdictHue.light
};

export const dark: Paint = {
	paper: '#15181b',
	ink: '#eef1f3',
	muted: '#a8b0b7',
	casing: '#c0c7cd',
	faint: '#7d868e',
	land: '#24292e',
	border: '#434b52',
	accent: '#7cb8f5',
	regions: { europe: '#69aef2', turkiye: '#e6bc40', china: '#f06a5c', other: '#b4ccbe' },
	verdicts: verdictHue.dark
};

export interface Line {
	/** Thickness of the casing's edge, pixels. */
	readonly edge: number;
	/** SVG dash pattern; empty for a solid line. */
	readonly dash: string;
	/** Drawn in grey, not in the casing's colour. */
	readonly grey: boolean;
}

/** Status is the line, and nothing but the line. */
export const lineOf: Readonly<Record<Status, Line>> = {
	operating: { edge: 1.25, dash: '', grey: false },
	idle: { edge: 0.75, dash: '', grey: false },
	damaged: { edge: 1.25, dash: '6 3', grey: false },
	construction: { edge: 1.25, dash: '12 5', grey: false },
	proposed: { edge: 1.25, dash: '4 4', grey: false },
	shelved: { edge: 0.75, dash: '2 4', grey: true },
	cancelled: { edge: 0.75, dash: '2 4', grey: true }
};
