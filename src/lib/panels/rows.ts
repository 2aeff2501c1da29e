import type { Citation } from '#lib/facts/network.ts';
import { basisName } from '#lib/facts/unit.ts';
import { formatDate } from '#lib/view/format.ts';
import type { SelectedRoute, Shown } from '#lib/view/select.ts';

/** A source as a panel names it. */
export type NamedSource = Pick<Citation, 'id' | 'publisher' | 'published' | 'weak'>;

/** "Bruegel, April 2026". */
export const sourceName = ({ publisher, published }: NamedSource) =>
	published === null ? publisher : `${publisher}, ${formatDate(published)}`;

/** Sources of all figures that a set of routes shows, each once: those of flows first. */
export function sourcesOf(routes: readonly SelectedRoute[], sources: ReadonlyMap<string, NamedSource>): NamedSource[] {
	const read = [
		(r: SelectedRoute) => r.flow,
		(r: SelectedRoute) => r.capacity,
		(r: SelectedRoute) => r.plan,
		(r: SelectedRoute) => r.contract
	];
	const ids = read.flatMap((figure) => routes.flatMap((route) => figure(route)?.figure.sources ?? []));
	return [...new Set(ids)].flatMap((id) => sources.get(id) ?? []);
}

/** Publishers of some sources, those of most sources first. */
export function publishersOf(sources: readonly NamedSource[]): string[] {
	const counts = new Map<string, number>();
	for (const { publisher } of sources) {
		const short = publisher.split(/[,(;]| via | \/ /)[0]!.trim();
		counts.set(short, (counts.get(short) ?? 0) + 1);
	}
	return [...counts].sort(([, a], [, b]) => b - a).map(([publisher]) => publisher);
}

/** A volume as a table holds it: to a thousandth, nothing rounded that a source gives. */
export const cell = (shown: Shown | null) => (shown === null ? '?' : number(shown.value));
export const number = (value: number) => String(Math.round(value * 1000) / 1000 + 0).replace('-', '−');

export const basisOf = (shown: Shown) =>
	shown.figure.reported ? basisName[shown.figure.basis ?? 'unknown'] : 'follows from its status';
