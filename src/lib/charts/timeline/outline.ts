import { isBuilt } from '#lib/facts/figure.ts';
import type { Status } from '#lib/facts/schema.ts';
import type { Standing } from '#lib/view/standings.ts';
import { round, type Box, type Point } from '../frame.ts';
import type { Scale } from './axis.ts';
import { boxOf } from './bar.ts';

export interface Outline {
	readonly standing: Standing;
	/** Up from the level before, and along. */
	readonly path: string;
	/** A pipe not built: its capacity in dots. */
	readonly dots: Box | null;
	/** What damage took: the old outline, and where its cross stands. */
	readonly lost: { readonly path: string; readonly cross: Point } | null;
}

/** Capacity as a stepped line: each level rises or falls from the one before, and the first from the axis. */
export function outlinesOf(standings: readonly Standing[], scale: Scale, baseline: number): Outline[] {
	return standings.flatMap((standing, i) => {
		const { volume, lost, days, status } = standing;
		if (volume === null) return [];
		const [x0, x1] = [scale.x(days.from), scale.x(days.to)];
		const level = (of: number) => round(baseline - of * scale.perUnit);
		const before = standings[i - 1];
		const follows = before?.days.to === days.from && before.volume !== null;
		const from = follows
			? level(before.volume + (before.lost > 0 ? before.lost : 0))
			: x0 > scale.left + 0.5
				? baseline
				: level(volume);
		const next = standings[i + 1];
		const ends = x1 < scale.right - 0.5 && (next?.days.from !== days.to || next.volume === null);
		return {
			standing,
			path: `M${round(x0)},${lost > 0 ? level(volume) : from}V${level(volume)}H${round(x1)}${ends ? `V${baseline}` : ''}`,
			dots: isPlanned(status) && volume > 0 ? boxOf({ x0, x1, foot: baseline, head: level(volume) }) : null,
			lost:
				lost > 0
					? {
							path: `M${round(x0)},${level(volume + lost)}H${round(x1)}`,
							cross: { x: round((x0 + x1) / 2), y: level(volume + lost) }
						}
					: null
		};
	});
}

/** Whether a pipe of this status is none yet. */
export const isPlanned = (status: Status) => !isBuilt(status);
