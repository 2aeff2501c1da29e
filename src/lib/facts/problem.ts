/** One fault in a data file, placed so that a person can open the file and mend it. Lines count from 1, the header's. */
export interface Problem {
	readonly file: string;
	readonly line: number;
	readonly column: string;
	readonly message: string;
}

/** The data is not fit to be shown: every fault at once, so that one reading mends them all. */
export class FactsError extends Error {
	override readonly name = 'FactsError';
	constructor(readonly problems: readonly Problem[]) {
		super(problems.map((p) => `${p.file}:${p.line} ${p.column}: ${p.message}`).join('\n'));
	}
}
