import { capacityIn, flowIn, isBuilt, lostIn, type Figure } from '#lib/facts/figure.ts';
import type { Flow, Route } from '#lib/facts/network.ts';
import type { Status } from '#lib/facts/schema.ts';
import { inUnit } from '#lib/facts/unit.ts';
import { daysOfYear, type Days } from './time.ts';
import type { View } from './view.ts';

/** What holds of a pipe over some whole years. Volumes a year, in the view's unit. */
export interface Standing {
	readonly years: readonly [number, number];
	readonly days: Days;
	/** `null`: unknown. */
	readonly volume: number | null;
	readonly bcm: number | null;
	/** What damage took. */
	readonly lost: number;
	readonly status: Status;
	readonly sources: readonly string[];
	readonly note: string;
}

export interface YearSum {
	readonly year: number;
	/** bcm, exact. */
	readonly months: number;
	readonly own: Figure | null;
	/** months − own; `null` where the year has no figure of its own. */
	readonly difference: number | null;
}

/** Every year of a span. */
export const listed = ([first, last]: readonly [number, number]) =>
	Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Capacity year by year, equal years as one. What is only proposed shows when plans do, or the route was asked for. */
export function standingsOf(route: Route, view: View, span: readonly [number, number]): Standing[] {
	const standings: Standing[] = [];
	const asked = view.plans || view.focus.includes(route.id) || view.status.length > 0;
	for (const year of listed(span)) {
		const capacity = capacityIn(route, year);
		if (!capacity || (!isBuilt(capacity.status) && capacity.status !== 'construction' && !asked)) continue;
		const { volume: bcm, status, sources, note } = capacity;
		const lost = lostIn(route, year);
		const last = standings.at(-1);
		if (last?.bcm === bcm && last.status === status && last.years[1] === year - 1)
			standings[standings.length - 1] = {
				...last,
				years: [last.years[0], year],
				days: { ...last.days, to: daysOfYear(year).to }
			};
		else {
			const rate = (volume: number) => inUnit({ volume, basis: null }, view.unit, year);
			standings.push({
				years: [year, year],
				days: daysOfYear(year),
				volume: bcm === null ? null : rate(bcm),
				bcm,
				lost: rate(lost),
				status,
				sources,
				note
			});
		}
	}
	return standings;
}

/** Decimals that a sum of volumes is exact to; beyond are the faults of binary fractions. */
const exact = (value: number) => Math.round(value * 1e9) / 1e9;

export function sumsOf(route: Route, own: readonly Flow[], span: readonly [number, number]): YearSum[] {
	return listed(span).flatMap((year) => {
		const volumes = own
			.filter(({ period, preferred }) => preferred && period.startsWith(`${year}-`))
			.flatMap(({ volume }) => volume ?? []);
		if (volumes.length !== 12) return [];
		const months = exact(volumes.reduce((sum, volume) => sum + volume, 0));
		const figure = flowIn(route, year);
		return [{ year, months, own: figure, difference: figure === null ? null : exact(months - figure.volume) }];
	});
}
