import { basisName } from '#lib/facts/unit.ts';
import { formatDate } from '#lib/view/format.ts';
import type { SelectedRoute, Shown } from '#lib/view/select.ts';

/** A source as a panel names it. */
export interface NamedSource {
	readonly id: string;
	readonly publisher: string;
	readonly published: string | null;
	readonly weak: boolean;
}

/** "Bruegel, April 2026". */
export const sourceName = ({ publisher, published }: NamedSource) => (published === null ? publisher : `${publisher}, ${formatDate(published)}`);

/** Sources of all figures that a set of routes shows, each once: those of flows first. */
export function sourcesOf(routes: readonly SelectedRoute[], sources: ReadonlyMap<string, NamedSource>): NamedSource[] {
	const read = [(r: SelectedRoute) => r.flow, (r: SelectedRoute) => r.capacity, (r: SelectedRoute) => r.plan, (r: SelectedRoute) => r.contract];
	const ids = read.flatMap((figure) => routes.flatMap((route) => figure(route)?.figure.sources ?? []));
	return [...new Set(ids)].flatMap((id) => sources.get(id) ?? []);
}

/** Publishers of some sources, each once, in their order. */
export function publishersOf(sources: readonly NamedSource[]): string[] {
	return [...new Set(sources.map(({ publisher }) => publisher.split(/[,(;]/)[0]!.trim()))];
}

/** A volume as a table holds it: to a thousandth, nothing rounded that a source gives. */
export const cell = (shown: Shown | null) => (shown === null ? '?' : number(shown.value));
export const number = (value: number) => String(Math.round(value * 1000) / 1000 + 0).replace('-', '−');

export const basisOf = (shown: Shown) => (shown.figure.reported ? basisName[shown.figure.basis ?? 'unknown'] : 'follows from its status');
