import type { Network } from '#lib/facts/network.ts';
import type { DataVersion } from '#lib/facts/packed.ts';
import { viewOfClaim, type ChartName } from '#lib/view/claim.ts';
import { cardPath } from '#lib/view/image.ts';
import { select } from '#lib/view/select.ts';
import { titleOf } from '#lib/view/sentence.ts';
import { embedCode, escapeHtml, sharedOf, type Heights } from '#lib/view/share.ts';
import { initialView, type Scope, type View } from '#lib/view/view.ts';
import { claimOf, type Target } from './site.ts';

interface Given {
	readonly network: Network;
	readonly scope: Scope;
	readonly version: DataVersion;
	readonly site: string;
	/** The most that the asker has room for; `null`: no limit. */
	readonly width: number | null;
	readonly height: number | null;
	readonly heightsOf: (chart: ChartName, view: View) => Heights;
}

/** The widest that an embed is offered, and the size of its picture. */
const WIDTH = 700;
const PICTURE = { width: 1200, height: 630 };

/** An answer of oEmbed 1.0, type rich. A picture wider or higher than the limits is left out, as the specification has it. */
export function oembedOf(target: Target, { network, scope, version, site, width, height, heightsOf }: Given) {
	const shown = shownBy(target, network, scope);
	if (!shown) return null;
	const { chart, view, title, thumbnail } = shown;
	const natural = heightsOf(chart, view);
	const most = height ?? Infinity;
	const heights = { narrow: Math.min(natural.narrow, most), wide: Math.min(natural.wide, most) };
	const shared = sharedOf(chart, view, title, site, version.hash, heights);
	const size = { width: Math.min(WIDTH, width ?? WIDTH), height: heights.wide };
	const fits = (width ?? Infinity) >= PICTURE.width && (height ?? Infinity) >= PICTURE.height;
	return {
		version: '1.0',
		type: 'rich',
		title,
		provider_name: 'Gas Pivot',
		provider_url: `${site}/`,
		cache_age: 3600,
		html: embedCode(shared.embed, title, size.width, heights, null),
		...size,
		...(fits || (width === null && height === null)
			? {
					thumbnail_url: thumbnail === null ? shared.image(1) : site + thumbnail,
					thumbnail_width: PICTURE.width,
					thumbnail_height: PICTURE.height
				}
			: {})
	};
}

function shownBy(target: Target, network: Network, scope: Scope) {
	if (target.kind === 'claim') {
		const claim = claimOf(target.id);
		if (!claim) return null;
		const { chart, view } = viewOfClaim(claim, scope);
		return {
			chart,
			view: { ...view, claim: claim.id },
			title: claim.text,
			thumbnail: cardPath(claim.id)
		};
	}
	const chart = target.kind === 'chart' ? target.chart : 'map';
	const view = target.kind === 'chart' ? target.parsed.view : { ...initialView(scope), plans: true };
	return { chart, view, title: titleOf(select(network, view)), thumbnail: null };
}

/** The same answer in oEmbed's other form. */
export const oembedXml = (answer: Readonly<Record<string, string | number>>) =>
	`<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${Object.entries(answer)
		.map(([key, value]) => `<${key}>${escapeHtml(String(value))}</${key}>`)
		.join('')}</oembed>`;
