import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import type { ChartName, ListedClaim, ToldClaim } from '#lib/view/claim.ts';
import { formatView, type Scope, type View } from '#lib/view/view.ts';
import { claimHref } from './claims.ts';

/** What a chart shows now. */
interface Shown {
	readonly view: View;
	readonly claims: readonly ToldClaim[];
	readonly scope: Scope;
	/** What the open claim's callout leads to; `null` where none is open. */
	readonly callout: { readonly next: string | null; readonly previous: string | null } | null;
}

/** Where the marks, links and keys of a chart lead. `now` is asked at each use, since the view changes under them. */
export function waysOf(chart: ChartName, now: () => Shown) {
	const hrefTo = (change: Partial<View>) => resolve(`/${chart}`) + formatView({ ...now().view, ...change });
	const toClaim = (claim: Pick<ListedClaim, 'id' | 'view'>) => claimHref(chart, claim, now().view, now().scope);
	const go = (href: string | null | undefined) => {
		if (href) void goto(href, { keepFocus: true, noScroll: true });
	};
	return {
		hrefTo,
		toClaim,
		/** Brings a thing into focus, or takes it out again. */
		toggled: (id: string) => {
			const { focus } = now().view;
			return hrefTo({ focus: focus.includes(id) ? focus.filter((other) => other !== id) : [...focus, id].sort() });
		},
		/** One step back: the open claim first, then the focus. */
		back: () => go(now().view.claim ? hrefTo({ claim: null }) : hrefTo({ focus: [] })),
		keys: {
			n: () => {
				const { callout, claims } = now();
				const [first] = claims;
				go(callout ? callout.next : first && toClaim(first));
			},
			p: () => go(now().callout?.previous),
			'/': () => document.querySelector<HTMLElement>('.find input')?.focus()
		}
	};
}
