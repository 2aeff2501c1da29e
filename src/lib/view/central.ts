import { capacityIn, contractBy, flowIn, isBuilt, planIn, statusIn, type Figure } from '#lib/facts/figure.ts';
import type { Network, Place, Route } from '#lib/facts/network.ts';
import type { Status } from '#lib/facts/schema.ts';
import { formatNumber } from './format.ts';
import { statusName } from './label.ts';
import { select, type Facts, type SelectedRoute } from './select.ts';
import { initialView, type Scope } from './view.ts';

/** A pipe as the overview tells it, at the latest figures. */
export interface Told {
	readonly route: Route;
	readonly selected: SelectedRoute;
	readonly supply: Place;
	readonly market: Place;
	readonly status: Status;
	readonly statusSources: readonly string[];
	readonly capacity: Figure | null;
	readonly latest: Figure | null;
	/** The fullest year known, if it carried anything in any. */
	readonly most: { readonly year: number; readonly figure: Figure } | null;
	readonly contract: Figure | null;
	/** The volume planned, with the year that it is planned for. */
	readonly plan: { readonly year: number; readonly figure: Figure } | null;
	/** Years with a figure, all of them 0. */
	readonly neverCarried: boolean;
}

export interface Central {
	readonly old: Told;
	readonly next: Told;
	readonly year: number;
}

/**
 * The two pipes that the article sets against each other: the ends of the link between two routes that its claims check
 * most. `null` where no claim is about such a link.
 */
export function centralOf(network: Network, scope: Scope): Central | null {
	const routes = new Map(network.routes.map((route) => [route.id, route]));
	const links = network.claims
		.flatMap((claim) => {
			const [old, next] = claim.about_kind === 'link' ? claim.about_id.split('>').map((id) => routes.get(id)) : [];
			return old && next
				? [{ old, next, checks: network.checks.filter((check) => check.claim_id === claim.id).length }]
				: [];
		})
		.sort((a, b) => b.checks - a.checks);
	const [link] = links;
	if (!link) return null;
	const [old, next] = [link.old, link.next].map((route) => tell(route, network, scope));
	return old && next ? { old, next, year: scope.latest } : null;
}

function tell(route: Route, facts: Facts, scope: Scope): Told | null {
	const { latest: year, firstYear, lastYear } = scope;
	const view = { ...initialView(scope), plans: true, focus: [route.id] };
	const selected = select(facts, view).routes.find(({ id }) => id === route.id);
	const status = statusIn(route, year);
	if (!selected || status === null) return null;
	const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
	const known = years.flatMap((of) => {
		const figure = flowIn(route, of);
		return figure === null ? [] : [{ year: of, figure }];
	});
	const carried = known.filter(({ figure }) => figure.volume > 0).sort((a, b) => b.figure.volume - a.figure.volume);
	const planned = years.flatMap((of) => {
		const figure = planIn(route, of);
		return figure === null || of <= year ? [] : [{ year: of, figure }];
	});
	return {
		route,
		selected,
		supply: selected.supply,
		market: selected.market,
		status,
		statusSources: capacityIn(route, year)?.sources ?? [],
		capacity: selected.capacity?.figure ?? null,
		latest: flowIn(route, year),
		most: carried[0] ?? null,
		contract: contractBy(route, year),
		plan: planned[0] ?? null,
		neverCarried: known.length > 0 && carried.length === 0
	};
}

export const questionOf = ({ old, next }: Central) => `Can ${next.route.name} replace ${old.route.name}?`;

/** The answer, made of the figures: what there is to replace, and what there is to replace it with. */
export function answerOf({ old, next, year }: Central): string {
	const there = old.neverCarried
		? `${old.route.name} has carried nothing in any year that is known, so there is no flow to replace`
		: old.most
			? `${old.route.name} carried ${formatNumber(old.most.figure.volume)} bcm in its fullest year, ${old.most.year}`
			: `What ${old.route.name} carried is not known`;
	const built = isBuilt(next.status)
		? next.latest && next.latest.volume > 0
			? `${next.route.name} carried ${formatNumber(next.latest.volume)} bcm in ${year}`
			: `${next.route.name} stands and carried nothing in ${year}`
		: `${next.route.name} is ${statusName[next.status]}${next.capacity ? `: ${formatNumber(next.capacity.volume)} bcm a year announced` : ''}, ${next.contract ? 'a contract' : 'no contract'}, no gas`;
	const fields = next.supply === old.supply ? ` Both would draw on ${next.supply.name}.` : '';
	return `${there}. ${built}.${fields}`;
}
