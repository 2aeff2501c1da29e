import type { SelectedRoute, Selection } from '#lib/view/select.ts';
import type { Frame } from './frame.ts';

/** How a pipe is drawn, in pixels across: each as wide as its volume, on the one scale of the charts. */
export interface Widths {
	/** `null`: unknown, so that nothing is drawn. */
	readonly capacity: number | null;
	/** The outline that damage left behind; 0 for none. */
	readonly lost: number;
	readonly flow: number | null;
	/** From the lowest to the highest count of the flow, where sources differ. */
	readonly low: number;
	readonly high: number;
	readonly contract: number | null;
	readonly plan: number | null;
	readonly before: number | null;
	/** The widest of them all, which is the room that the pipe takes. */
	readonly extent: number;
}

/** Pixels for one bcm at most, by form, so that small pipes are seen and large ones leave room. */
const MOST = { narrow: 0.12, medium: 0.2, wide: 0.24 } as const;
/** Pixels across all pipes of the fullest year at most, by form. */
const ROOM = { narrow: 106, medium: 260, wide: 320 } as const;

/** Pixels for one bcm. The same for every chart in a frame, and for every year unless the reader asks to fit. */
export function pixelsPerBcm({ scale, most, routes, perBcm }: Selection, { form }: Pick<Frame, 'form'>): number {
	if (scale === 'fixed') return Math.min(MOST[form], ROOM[form] / Math.max(1, most.extent));
	const extent = routes.reduce((total, route) => total + extentOf(route), 0) / perBcm;
	return Math.min(MOST[form] * 4, ROOM[form] / Math.max(1, extent));
}

/** The widest of all that is known of a route, in the view's unit. */
export const extentOf = ({ capacity, lost, flow, contract, plan, before }: SelectedRoute) =>
	Math.max((capacity?.value ?? 0) + lost, flow?.high ?? 0, contract?.value ?? 0, plan?.value ?? 0, before?.value ?? 0);

/** Widths of a route's pipe at a number of pixels for one unit of the view. */
export function widthsOf(route: SelectedRoute, pixels: number): Widths {
	const { capacity, lost, flow, contract, plan, before } = route;
	const width = (value: number) => Math.round(value * pixels * 1000) / 1000;
	return {
		capacity: capacity === null ? null : width(capacity.value),
		lost: lost === 0 ? 0 : width((capacity?.value ?? 0) + lost),
		flow: flow === null ? null : width(flow.value),
		low: width(flow?.low ?? 0),
		high: width(flow?.high ?? 0),
		contract: contract === null ? null : width(contract.value),
		plan: plan === null ? null : width(plan.value),
		before: before === null ? null : width(before.value),
		extent: width(extentOf(route))
	};
}

/** Marks thinner than this are counted in a note, since an eye may miss them. */
export const THIN = 1;
export const isThin = ({ flow }: Widths) => flow !== null && flow > 0 && flow < THIN;
