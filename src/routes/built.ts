import { error } from '@sveltejs/kit';
import { version } from '$app/environment';
import { resolve } from '$app/paths';
import { unpackMonths, type PackedMonths } from '#lib/facts/months.ts';
import { unpack, type Packed } from '#lib/facts/packed.ts';
import { claimsOf } from '#lib/view/claim.ts';
import { unpackRows, type PackedRows } from '#lib/view/packedfigures.ts';
import { scopeOf } from '#lib/view/scope.ts';

/** What the files that the pages of this site draw from hold, by name, in words for who misses one. */
const contents = {
	facts: 'The routes and their figures',
	figures: 'The figures of the table',
	months: 'The figures by month'
} as const;
export type BuiltFile = keyof typeof contents;
export const builtFiles = Object.keys(contents) as BuiltFile[];

type Fetch = typeof globalThis.fetch;
type Supply = (file: BuiltFile) => string;

/** On a server that runs the files are at hand. */
let supply: Supply | null = null;
export const supplyFrom = (supplied: Supply) => (supply = supplied);

/** The address of a file in this version of the site. */
export const builtHref = (file: BuiltFile) => resolve('/built/[version]/[file].json', { version, file });

/**
 * Reads a file that a page draws from. Its address names the version of the site, data and all, so that a page never draws
 * the figures of another: where the site has moved on, the file is not there, and Kit then loads the page anew. Says which
 * figures are missing where one is missing or damaged.
 */
async function readBuilt(fetch: Fetch, file: BuiltFile): Promise<Made> {
	if (supply) return madeOf(file, supply(file));
	try {
		const response = await fetch(builtHref(file));
		if (response.ok) return madeOf(file, await response.text());
	} catch {
		// Without a network, or without an end to the file, it is as good as missing.
	}
	error(503, `${contents[file]} could not be loaded.`);
}

/** What a file says, and what was made of that. */
interface Made {
	readonly text: string;
	readonly json: unknown;
	value?: unknown;
}

/** Pages of one version are all drawn from the same things: a server makes them once, and what is known of them stays known. */
const kept = new Map<BuiltFile, Made>();

function madeOf(file: BuiltFile, text: string): Made {
	const known = kept.get(file);
	if (known?.text === text) return known;
	const made = { text, json: JSON.parse(text) as unknown };
	kept.set(file, made);
	return made;
}

const once = <T>(made: Made, make: (json: unknown) => T): T => (made.value ??= make(made.json)) as T;

/** The network as charts read it, with what views of it may name and its claims. */
export const readFacts = async (fetch: Fetch) =>
	once(await readBuilt(fetch, 'facts'), (json) => {
		const facts = unpack(json as Packed);
		return { facts, version: facts.version, scope: scopeOf(facts), claims: claimsOf(facts) };
	});

/** The figures by month. */
export const readMonths = async (fetch: Fetch) =>
	once(await readBuilt(fetch, 'months'), (json) => unpackMonths(json as PackedMonths));

/** The network, and each figure of it as a row of the table. */
export async function readFigures(fetch: Fetch) {
	const [given, figures] = await Promise.all([readFacts(fetch), readBuilt(fetch, 'figures')]);
	return once(figures, (json) => {
		const packed = json as PackedRows;
		return { ...given, all: unpackRows(packed, given.facts.routes), citations: packed.sources };
	});
}

/** Refuses what a server of another version has sent to this page, upon which Kit loads it anew. */
export function ofThisVersion(built: string): void {
	if (built !== version) error(503, 'The site has changed: load this page again.');
}

/** The base map, whose paths a page uses by `#land` and `#borders`. */
export const basemapHref = resolve('/built/[version]/basemap.svg', { version });
