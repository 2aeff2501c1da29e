import type { LaidStep } from './panel.ts';
import type { Panel } from './layout.ts';

/** The step of a panel that is nearest to a place across; where layers are stacked, the one that is there at a height. */
export function stepAt({ drawing }: Panel, x: number, y: number): LaidStep | null {
	let best: { step: LaidStep; off: number; aside: number } | null = null;
	for (const step of drawing?.steps ?? []) {
		const { box } = step;
		const off = Math.max(box.x - x, x - box.x - box.width, 0);
		const aside = Math.max(box.y - y, y - box.y - box.height, 0);
		if (best === null || off < best.off || (off === best.off && aside < best.aside)) best = { step, off, aside };
	}
	return best?.step ?? null;
}

/** The step so many periods after another, or before it; from none to the last. */
export function stepBeside({ drawing }: Panel, held: LaidStep | null, by: number): LaidStep | null {
	const all = drawing?.steps ?? [];
	const own = held === null ? all : all.filter(({ route }) => route === held.route);
	const at = held === null ? -1 : own.findIndex(({ step }) => step.period === held.step.period);
	if (at < 0) return own.at(by < 0 ? -1 : 0) ?? null;
	const last = own.findLastIndex(({ step }) => step.period === held!.step.period);
	return own[by < 0 ? at - 1 : last + 1] ?? own[at] ?? null;
}
