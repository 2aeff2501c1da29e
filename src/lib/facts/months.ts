import type { Citation, Claim, DatedEvent, Flow, Network } from './network.ts';

/** Months in a row of one route, told by the same sources with the same words. */
interface Run extends Pick<Flow, 'basis' | 'sources' | 'note'> {
	readonly route: string;
	/** YYYY-MM */
	readonly first: string;
	readonly preferred: boolean;
	/** bcm as its source counts it, month after month; `null`: not known. */
	readonly volumes: readonly (number | null)[];
}

/** A claim with a day on the axis of time: the day that it speaks of, or the day that it was said. */
export interface DatedClaim extends Pick<Claim, 'id' | 'seq' | 'claim' | 'verdict'> {
	readonly date: string;
	/** Routes that it is about; none where it is about the day itself. */
	readonly routes: readonly string[];
}

/** What a chart of time needs beyond what all charts have. Made to be sent. */
export interface PackedMonths {
	readonly runs: readonly Run[];
	readonly events: readonly DatedEvent[];
	readonly claims: readonly DatedClaim[];
	/** Sources that only these name. */
	readonly sources: readonly Pick<Citation, 'id' | 'publisher' | 'published' | 'weak'>[];
}

export type MonthFacts = Pick<PackedMonths, 'events' | 'claims' | 'sources'> & {
	/** Monthly flows by route id, in order of time. */
	readonly months: ReadonlyMap<string, readonly Flow[]>;
};

/** The months of a network, its events and dated claims. */
export function packMonths({ routes, events, claims, citations }: Network): PackedMonths {
	const runs = routes.flatMap((route) => runsOf(route.id, route.flows.filter(isMonth)));
	const known = new Set(routes.map(({ id }) => id));
	const used = new Set([...runs, ...events].flatMap(({ sources }) => sources));
	return {
		runs,
		events,
		claims: claims.flatMap((claim) => dated(claim, known) ?? []),
		sources: citations
			.filter(({ id }) => used.has(id))
			.map(({ id, publisher, published, weak }) => ({ id, publisher, published, weak }))
	};
}

const isMonth = ({ period, kind }: Flow) => period.length === 7 && kind === 'actual';

function dated({ id, seq, claim, verdict, about_kind, about_id, said_on }: Claim, known: ReadonlySet<string>) {
	const routes = about_id.split('>').filter((about) => known.has(about));
	const date = about_kind === 'date' ? about_id : routes.length > 0 ? said_on : null;
	return date === null ? null : { id, seq, claim, verdict, date, routes };
}

function runsOf(route: string, flows: readonly Flow[]): Run[] {
	const runs: (Omit<Run, 'volumes'> & { volumes: (number | null)[]; next: string })[] = [];
	const inOrder = flows.toSorted(
		(a, b) => Number(b.preferred) - Number(a.preferred) || a.period.localeCompare(b.period)
	);
	for (const { period, volume, basis, sources, note, preferred } of inOrder) {
		const run = runs.at(-1);
		const same =
			run?.next === period &&
			run.preferred === preferred &&
			run.basis === basis &&
			run.note === note &&
			run.sources.join() === sources.join();
		if (same) {
			run.volumes.push(volume);
			run.next = monthAfter(period, 1);
		} else
			runs.push({
				route,
				first: period,
				basis,
				sources,
				note,
				preferred,
				volumes: [volume],
				next: monthAfter(period, 1)
			});
	}
	return runs.map(({ next: _, ...run }) => run);
}

/** The YYYY-MM so many months later. */
function monthAfter(period: string, count: number): string {
	const [year = 0, month = 1] = period.split('-').map(Number);
	const months = year * 12 + month - 1 + count;
	return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

export function unpackMonths({ runs, ...rest }: PackedMonths): MonthFacts {
	const months = new Map<string, Flow[]>();
	for (const { route, first, volumes, ...run } of runs) {
		const flows = months.get(route) ?? [];
		flows.push(
			...volumes.map((volume, i) => ({
				...run,
				volume,
				period: monthAfter(first, i),
				months: 1,
				kind: 'actual' as const
			}))
		);
		months.set(route, flows);
	}
	for (const flows of months.values()) flows.sort((a, b) => a.period.localeCompare(b.period));
	return { ...rest, months };
}
