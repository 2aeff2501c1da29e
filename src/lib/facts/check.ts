import type { Count } from './figure.ts';
import {
	alike,
	exact,
	known,
	measure,
	measureUnit,
	unknown,
	type Measure,
	type MeasureUnit,
	type Reading
} from './measure.ts';
import type { Check, Claim, Network, Route } from './network.ts';

export type Verdict = Claim['verdict'];
export type Outcome = 'true' | 'false' | 'unknown';

/** One of the two things that a check compares. */
export interface CheckFigure extends Reading {
	/** What was measured; `null` for a value that the check itself names. */
	readonly of: { readonly measure: Measure; readonly route: Route; readonly year: string } | null;
	/** What the measure is multiplied by; the value holds it already. */
	readonly factor: number;
	readonly unit: MeasureUnit;
}

export interface CheckResult {
	readonly seq: number;
	readonly label: string;
	/** `context` is shown, and not counted in the verdict. */
	readonly role: Check['role'];
	readonly measure: Measure;
	readonly op: Check['op'];
	readonly left: CheckFigure;
	readonly right: CheckFigure;
	readonly outcome: Outcome;
	/** Both volumes state a basis, and not the same, so that they were compared at 15 °C and 40 MJ/m³. */
	readonly restated: boolean;
}

export interface ComputedVerdict {
	readonly verdict: Exclude<Verdict, 'context'>;
	/** The checks that the claim needs, and how they came out. */
	readonly needed: number;
	readonly held: number;
	readonly failed: number;
	readonly unknown: number;
}

type Facts = Pick<Network, 'places' | 'routes' | 'checks'>;

/** Computes what a claim needs, in the order of checks.csv. Empty for a claim that no figure decides. */
export function computeChecks({ checks, routes, places }: Facts, claimId: string): CheckResult[] {
	const byId = new Map(routes.map((route) => [route.id, route]));
	const figure = (of: Measure, id: string | null, year: string, factor: number): CheckFigure => {
		const route = byId.get(id ?? '');
		const read = route ? measure(of, route, year, places) : unknown();
		const value = typeof read.value === 'number' ? exact(read.value * factor) : read.value;
		return { ...read, value, of: route ? { measure: of, route, year } : null, factor, unit: measureUnit[of] };
	};
	return checks
		.filter((check) => check.claim_id === claimId)
		.map(({ seq, label, role, op, value, ...check }) => {
			const left = figure(check.measure, check.of, check.year, 1);
			const right =
				check.measure2 === ''
					? { ...literal(value, left.unit), of: null, factor: 1, unit: left.unit }
					: figure(check.measure2 as Measure, check.of2, check.year2, check.factor ?? 1);
			return { seq, label, role, measure: check.measure, op, left, right, ...compare(left, op, right) };
		});
}

/**
 * All that a claim needs holds: supported. Nothing of it does: contradicted. Nothing is known: unverifiable. Some holds, and
 * the rest fails or is unknown: partly. `null` for a claim that needs no figure.
 */
export function computedVerdict(results: readonly CheckResult[]): ComputedVerdict | null {
	const outcomes = results.filter(({ role }) => role === 'needed').map(({ outcome }) => outcome);
	if (outcomes.length === 0) return null;
	const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
	const counts = { needed: outcomes.length, held: count('true'), failed: count('false'), unknown: count('unknown') };
	return { verdict: verdictOf(counts), ...counts };
}

function verdictOf({ needed, held, unknown }: Omit<ComputedVerdict, 'verdict'>): ComputedVerdict['verdict'] {
	if (held === needed) return 'supported';
	if (unknown === needed) return 'unverifiable';
	return held === 0 ? 'contradicted' : 'partly';
}

/** A value that the check names is read as what it stands beside: a number where that has a unit. */
function literal(text: string, unit: MeasureUnit): Reading {
	if (unit === '') return known(text, []);
	return known(Number.isFinite(Number(text)) ? Number(text) : null, []);
}

function compare(a: CheckFigure, op: Check['op'], b: CheckFigure): Pick<CheckResult, 'outcome' | 'restated'> {
	if (typeof a.value === 'number' && typeof b.value === 'number') {
		const count: Count = { volume: a.value, basis: a.basis };
		const [x, y] = alike(count, { volume: b.value, basis: b.basis });
		return { outcome: numeric[op](exact(x.volume), exact(y.volume)) ? 'true' : 'false', restated: x !== count };
	}
	if (typeof a.value === 'string' && typeof b.value === 'string' && (op === '=' || op === '!='))
		return { outcome: (a.value === b.value) === (op === '=') ? 'true' : 'false', restated: false };
	return { outcome: 'unknown', restated: false };
}

const numeric: Readonly<Record<Check['op'], (a: number, b: number) => boolean>> = {
	'=': (a, b) => a === b,
	'!=': (a, b) => a !== b,
	'<': (a, b) => a < b,
	'<=': (a, b) => a <= b,
	'>': (a, b) => a > b,
	'>=': (a, b) => a >= b
};
