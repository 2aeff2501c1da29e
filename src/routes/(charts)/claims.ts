import { resolve } from '$app/paths';
import { CALLOUT } from '#lib/charts/annotation/callout.ts';
import type { Frame } from '#lib/charts/frame.ts';
import type { Annotations } from '#lib/charts/annotation/annotate.ts';
import { chartAddress, viewOfClaim, type ChartName, type ListedClaim, type ToldClaim } from '#lib/view/claim.ts';
import { formatView, type Scope, type View } from '#lib/view/view.ts';

/** The frame of a chart that leaves room beside it for an open claim, where it is wide enough. */
export const besideClaim = (frame: Frame, open: boolean): Frame =>
	open && frame.form === 'wide' ? { ...frame, width: frame.width - CALLOUT.width - CALLOUT.gap } : frame;

/** A chart at the state that shows a claim best, with the claim open and the reader's unit kept. */
export function claimHref(chart: ChartName, claim: Pick<ListedClaim, 'id' | 'view'>, view: View, scope: Scope): string {
	const best = viewOfClaim(claim, scope).view;
	return resolve(`/${chart}`) + formatView({ ...best, unit: view.unit, claim: claim.id });
}

/** What the callout of the open claim is given. */
export function calloutOf(
	chart: ChartName,
	claim: ToldClaim,
	claims: readonly ToldClaim[],
	{ pins, leader }: Annotations,
	size: { readonly width: number; readonly height: number; readonly form: string },
	view: View,
	scope: Scope
) {
	const index = claims.indexOf(claim);
	const at = (i: number) => (claims[i] ? claimHref(chart, claims[i], view, scope) : null);
	const best = viewOfClaim(claim, scope);
	const byId = new Map(claims.map((one) => [one.id, one]));
	return {
		claim,
		here: pins.find((pin) => pin.claims.some(({ id }) => id === claim.id))?.claims ?? [],
		previous: at(index - 1),
		next: at(index + 1),
		closeHref: resolve(`/${chart}`) + formatView({ ...view, claim: null }),
		pageHref: resolve('/claims/[id]', { id: claim.id }),
		best:
			best.chart === chart
				? null
				: { name: best.chart === 'sankey' ? 'Sankey' : best.chart, href: resolve(chartPath(claim, scope)) },
		hrefOf: (id: string) => claimHref(chart, byId.get(id)!, view, scope),
		place:
			size.form === 'wide'
				? { x: size.width, y: Math.max(0, Math.min((leader?.y ?? 60) - 44, size.height - ROOM)) }
				: null
	};
}

/** Pixels that a callout is taken to be high, so that it ends within the chart. */
const ROOM = 420;

const chartPath = (claim: ToldClaim, scope: Scope) => chartAddress(claim, scope) as `/sankey?${string}`;
