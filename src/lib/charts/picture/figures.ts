import type { Selection } from '#lib/view/select.ts';
import type { SeriesSelection } from '#lib/view/series.ts';

/** bcm as its source counts it; `null`: unknown. */
type Volume = number | null;

/** A route's figures, by kind; those of a timeline by period within it. What there is none of is left out. */
export type Figures = Readonly<Record<string, Readonly<Record<string, Volume | Readonly<Record<string, Volume>>>>>>;

/** All that a chart of one year says of its routes, whether drawn one by one or gathered. */
export const figuresOf = ({ routes }: Selection): Figures =>
	Object.fromEntries(
		routes.map(({ id, capacity, flow, contract, plan }) => [
			id,
			{
				capacity: capacity?.bcm ?? null,
				flow: flow?.bcm ?? null,
				...(contract && { contract: contract.bcm }),
				...(plan && { plan: plan.bcm })
			}
		])
	);

/** All that a chart of time says of its routes, by period. */
export const seriesFiguresOf = ({ series }: SeriesSelection): Figures =>
	Object.fromEntries(
		series.map(({ id, steps, standings, promised }) => [
			id,
			{
				flow: Object.fromEntries(steps.map(({ period, bcm }) => [period, bcm])),
				capacity: Object.fromEntries(standings.map(({ years, bcm }) => [years.join('..'), bcm])),
				...promises('contract', promised),
				...promises('plan', promised)
			}
		])
	);

function promises(kind: string, promised: SeriesSelection['series'][number]['promised']) {
	const own = promised.filter((one) => one.kind === kind);
	return own.length === 0 ? {} : { [kind]: Object.fromEntries(own.map(({ year, bcm }) => [year, bcm])) };
}
