import { leaderTo } from '../annotation/callout.ts';
import type { TimelineGeometry } from './layout.ts';

/** Ids of the claims that have a mark on a timeline. */
export const claimsOn = ({ panels }: TimelineGeometry): string[] =>
	panels.flatMap(({ marks }) =>
		marks.flatMap((mark) => (mark.kind === 'claims' ? mark.claims.map(({ id }) => id) : []))
	);

/** A leader from a claim's mark to the right edge, where its callout stands; `null` for a claim without a mark. */
export function leaderOf(geometry: TimelineGeometry, claim: string | null): { path: string; y: number } | null {
	const marks = geometry.panels.flatMap((panel) => panel.marks);
	const own = marks.find((mark) => mark.kind === 'claims' && mark.claims.some(({ id }) => id === claim));
	if (!own || own.kind !== 'claims') return null;
	const { box } = own;
	const others = marks.filter((mark) => mark !== own).map((mark) => mark.box);
	const words = geometry.panels.flatMap(({ name, figures, grid, flags }) => [
		name.box,
		...(figures ? [figures.box] : []),
		...grid.map((line) => line.words.box),
		...flags.map((flag) => flag.box)
	]);
	const from = { x: box.x + box.width + 2, y: box.y + box.height / 2 };
	return leaderTo(from, geometry.width, geometry.height, [...words, ...others]);
}
