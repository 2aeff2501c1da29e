import { computeChecks, computedVerdict, type ComputedVerdict, type Verdict } from '#lib/facts/check.ts';
import type { Claim, Network, Place, Route } from '#lib/facts/network.ts';
import { tellCheck, type ToldCheck } from './claim-check.ts';
import { capitalise, formatDate } from './format.ts';
import { formatView, parseView, type Notice, type Scope, type View } from './view.ts';

/** What claims are told from. */
export type ClaimFacts = Pick<Network, 'claims' | 'checks' | 'routes' | 'places'>;

export const chartNames = ['sankey', 'map', 'timeline'] as const;
export type ChartName = (typeof chartNames)[number];
export const isChart = (name: string): name is ChartName => chartNames.some((chart) => chart === name);

/** What a claim is about: `ids` are two for a link, and one otherwise: a route, a place, a country (ISO 3166-1), a day. */
export interface Anchor {
	readonly kind: Claim['about_kind'];
	readonly ids: readonly string[];
}

/** A claim as a list names it. */
export interface ListedClaim {
	readonly id: string;
	/** Its number in the article's order. */
	readonly seq: number;
	readonly text: string;
	/** The article's words without quotation marks; empty where it has none. */
	readonly quote: string;
	readonly speaker: string;
	readonly saidOn: string | null;
	/** The editors'. */
	readonly verdict: Verdict;
	/** The first sentence of the explanation. */
	readonly gist: string;
	readonly part: Claim['part'];
	readonly subject: string;
	readonly aboutPipes: boolean;
	readonly anchor: Anchor;
	/** The chart that shows it best, as an address within the site: "/map?v=1&year=2022". */
	readonly view: string;
}

/** A claim with all that its page and its callout say. */
export interface ToldClaim extends ListedClaim {
	readonly explanation: string;
	readonly sources: readonly string[];
	readonly checks: readonly ToldCheck[];
	/** `null` for a claim that no figure decides. */
	readonly computed: ComputedVerdict | null;
	/** Why the computed verdict is another than the editors'; empty where they agree. */
	readonly note: string;
}

/** All claims in the article's order, their checks computed on the network as it stands. */
export const claimsOf = (network: ClaimFacts): ToldClaim[] => network.claims.map((claim) => tellClaim(claim, network));

function tellClaim(claim: Claim, network: ClaimFacts): ToldClaim {
	const results = computeChecks(network, claim.id);
	const anchor = { kind: claim.about_kind, ids: claim.about_id.split('>') };
	return {
		id: claim.id,
		seq: claim.seq,
		text: claim.claim,
		quote: claim.quote,
		speaker: claim.speaker,
		saidOn: claim.said_on,
		verdict: claim.verdict,
		gist: firstSentence(claim.explanation),
		part: claim.part,
		subject: claim.subject,
		aboutPipes:
			claim.subject === 'pipelines' ||
			results.length > 0 ||
			anchor.ids.some((id) => network.routes.some((route) => route.id === id)),
		anchor,
		view: claim.view,
		explanation: claim.explanation,
		sources: claim.source_ids,
		checks: results.map((result) => tellCheck(result, network.places)),
		computed: computedVerdict(results),
		note: claim.verdict_note
	};
}

/** A claim without what only its own page says. */
export function listed(claim: ToldClaim): ListedClaim {
	const { explanation: _e, sources: _s, checks: _c, computed: _v, note: _n, ...rest } = claim;
	return rest;
}

export interface ClaimView {
	readonly chart: ChartName;
	readonly view: View;
	readonly notices: readonly Notice[];
	/** The canonical address of the chart, without the open claim. */
	readonly address: string;
}

/** The chart state that shows a claim best. A path that is no chart falls back to the map. */
export function viewOfClaim({ view: address }: Pick<ListedClaim, 'view'>, scope: Scope): ClaimView {
	const [path = '', query = ''] = address.split('?');
	const chart = chartNames.find((name) => path === `/${name}`) ?? 'map';
	const { view, notices } = parseView(new URLSearchParams(query), scope);
	return { chart, view, notices, address: `/${chart}${formatView(view)}` };
}

/** The same with the claim open: where its callout stands on the full chart. */
export function chartAddress(claim: Pick<ListedClaim, 'id' | 'view'>, scope: Scope): string {
	const { chart, view } = viewOfClaim(claim, scope);
	return `/${chart}${formatView({ ...view, claim: claim.id })}`;
}

/** Routes that a claim is about; for one of the article's part on gas that links two countries, those that join them. */
export function routesOf({ anchor, part }: Pick<ListedClaim, 'anchor' | 'part'>, network: Network): Route[] {
	const countryOf = (id: string | null) => network.places.find((place: Place) => place.id === id)?.country ?? null;
	const joins = ({ supply, market }: Route) =>
		part === 'gas' &&
		anchor.kind === 'link' &&
		countryOf(supply) === anchor.ids[0] &&
		countryOf(market) === anchor.ids[1];
	return network.routes.filter((route) => anchor.ids.includes(route.id) || joins(route));
}

const firstSentence = (text: string) => /^.{12,}?[.!?](?=\s+[A-Z0-9'‘“]|$)/s.exec(text)?.[0] ?? text;

/** The article's words in quotation marks; marks within become single. */
export const quoted = (quote: string) => `“${quote.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** "Alexander Novak, 15 September 2022". */
export const saidBy = ({ speaker, saidOn }: Pick<ListedClaim, 'speaker' | 'saidOn'>) =>
	`${capitalise(speaker)}${saidOn === null ? '' : `, ${formatDate(saidOn)}`}`;
