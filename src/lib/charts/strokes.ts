import type { SelectedRoute } from '#lib/view/select.ts';
import type { Widths } from './pipe.ts';
import { lineOf } from './theme.ts';

/** What a stroke means, which is how it looks: its class in a page, its paint on a canvas. */
export type Look = 'edge' | 'bore' | 'dots' | 'hatch' | 'over' | 'before' | 'flow' | 'once';
/** Its colour, or the pattern that stands for one. */
export type Ink = 'casing' | 'faint' | 'paper' | 'hue' | 'dots' | 'hatch' | 'hatch-over';

/** One stroke along a pipe. A pipe is a list of them, each drawn over those before. */
export interface Stroke {
	/** Which of a pipe's strokes it is: each is there once at most. */
	readonly part: string;
	/** `null`: draws nothing, and stands for a volume that nobody knows. */
	readonly look: Look | null;
	readonly ink: Ink;
	/** Pixels across. */
	readonly width: number;
	/** SVG dash pattern; empty for a solid line. */
	readonly dash: string;
	readonly opacity: number;
	/** Along both edges of a sea lane, and not along its middle. */
	readonly edges: boolean;
	/** The volume that the stroke is the width of; `bcm` undefined: unknown. */
	readonly volume: { readonly kind: 'capacity' | 'flow' | 'contract' | 'plan'; readonly bcm?: number } | null;
}

type Rest = Partial<Omit<Stroke, 'part' | 'look' | 'ink' | 'width'>>;
const stroke = (part: string, look: Look | null, ink: Ink, width: number, rest: Rest = {}): Stroke => ({
	part,
	look,
	ink,
	width,
	dash: '',
	opacity: 1,
	edges: false,
	volume: null,
	...rest
});

/** Sources differ by more than a screen hides, pixels. */
const SPREAD = 0.2;

/** Edges of pipes that lie side by side by the hundred, pixels: no more than leaves their fill to be seen. */
const fineEdge = (edge: number, capacity: number) => Math.min(edge, Math.max(0.15, capacity / 3));

/** A pipe: outline capacity, fill flow, hatch contract, dots plan; pale what was, or what sources do not agree on. */
export function pipeStrokes(route: SelectedRoute, widths: Widths, fine = false): Stroke[] {
	const line = lineOf[route.status];
	const { capacity, lost, flow, low, high, contract, plan, before } = widths;
	const strokes: Stroke[] = [];
	const add = (...of: Parameters<typeof stroke>) => strokes.push(stroke(...of));
	if (lost > 0) {
		add('lost edge', 'edge', 'faint', lost + (fine ? fineEdge(1, lost) : 1) * 2, { dash: '6 5' });
		add('lost', 'bore', 'paper', lost);
	}
	if (capacity === null) add('capacity', 'edge', 'faint', 1, { dash: '1 3', volume: { kind: 'capacity' } });
	else {
		const edge = capacity > 0 ? capacity + (fine ? fineEdge(line.edge, capacity) : line.edge) * 2 : 0;
		add('casing', 'edge', line.grey ? 'faint' : 'casing', edge, { dash: line.dash });
		add('capacity', 'bore', 'paper', capacity, { volume: { kind: 'capacity', bcm: route.capacity?.bcm } });
	}
	if (route.planned && capacity) add('announced', 'dots', 'dots', Math.max(plan ?? capacity, 2));
	if (plan !== null) add('plan', 'dots', 'dots', plan, { volume: { kind: 'plan', bcm: route.plan?.bcm } });
	const contracted = { kind: 'contract', bcm: route.contract?.bcm } as const;
	if (contract !== null && (flow === null || contract > flow))
		add('contract', 'hatch', 'hatch', contract, { volume: contracted });
	if (before !== null && flow !== null && before > flow) add('before', 'before', 'hue', before, { opacity: 0.28 });
	const spread = high - low > SPREAD;
	if (spread) add('high', 'flow', 'hue', high, { opacity: 0.35 });
	if (flow === null) add('flow', null, 'hue', 0, { volume: { kind: 'flow' } });
	else {
		add('flow', 'flow', 'hue', flow, { opacity: spread ? 0.5 : 1, volume: { kind: 'flow', bcm: route.flow?.bcm } });
		if (spread) add('low', 'flow', 'hue', low);
		if (before !== null && flow > before && before > 0) add('once', 'once', 'paper', before, { opacity: 0.45 });
		if (contract !== null && contract <= flow && contract > 0)
			add('contract', 'over', 'hatch-over', contract, { volume: contracted });
	}
	return strokes;
}

/** A sea lane is no pipe: its edges are fine and broken, what sails in it is dashes as wide as the volume. */
export function laneStrokes(route: SelectedRoute, { capacity, flow, low, high, plan }: Widths): Stroke[] {
	const line = lineOf[route.status];
	const strokes: Stroke[] = [];
	const add = (...of: Parameters<typeof stroke>) => strokes.push(stroke(...of));
	if (capacity === null) add('capacity', 'edge', 'faint', 1, { dash: '1 3', volume: { kind: 'capacity' } });
	else {
		// The sea shows through, and the land beside a strait.
		add('capacity', 'bore', 'paper', capacity, {
			opacity: 0.6,
			volume: { kind: 'capacity', bcm: route.capacity?.bcm }
		});
		add('casing', 'edge', line.grey ? 'faint' : 'casing', 0.9, {
			edges: true,
			dash: route.planned ? line.dash : '6 4'
		});
	}
	if (plan !== null) add('plan', 'dots', 'dots', plan, { volume: { kind: 'plan', bcm: route.plan?.bcm } });
	if (flow === null) add('flow', null, 'hue', 0, { volume: { kind: 'flow' } });
	else {
		// Long dashes, the longer the wider, so that they run along the lane and not across it.
		const dash = `${Math.max(12, Math.round(flow * 2))} ${Math.max(4, Math.round(flow * 0.5))}`;
		if (high - low > SPREAD) add('high', 'flow', 'hue', high, { opacity: 0.35, dash });
		add('flow', 'flow', 'hue', flow, { dash, volume: { kind: 'flow', bcm: route.flow?.bcm } });
	}
	return strokes;
}

/** What stands at a pipe's marks: a cross where damage took capacity, a `?` where the flow is unknown. */
export const signOf = (route: SelectedRoute, { lost, flow }: Widths): 'cross' | 'query' | null =>
	lost > 0 ? 'cross' : flow === null && !route.planned ? 'query' : null;
