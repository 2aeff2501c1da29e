import type { ChartName } from './claim.ts';
import { imagePath } from './image.ts';
import { formatView, type View } from './view.ts';

/** A chart as others meet it. */
export interface Shared {
	/** The chart's canonical address with the data that it was made on. */
	readonly link: string;
	readonly embed: string;
	/** HTML for an article: a frame that fits, and the small script that lets it grow, which may be left out. */
	readonly code: string;
	readonly image: (scale: 1 | 2 | 4) => string;
	readonly svg: string;
	readonly csv: string;
	readonly excel: string;
	readonly qr: string;
}

/** Pixels that an embed takes on a phone, and on a wider page. */
export interface Heights {
	readonly narrow: number;
	readonly wide: number;
}

/** How a picture is asked for larger. A fourfold one is of fewer units, for a picture has 4 megapixels at most. */
const enlarged = { 1: '', 2: '&scale=2', 4: '&w=640&h=336&scale=4' } as const;

/** Addresses of a chart in all its forms. `site` is the origin with the base path, without a slash at its end. */
export function sharedOf(
	chart: ChartName,
	view: View,
	title: string,
	site: string,
	hash: string,
	heights: Heights,
	slash: '' | '/' = ''
): Shared {
	const made = { ...view, d: hash };
	const query = formatView(made);
	const embed = `${site}/embed/${chart}${slash}${query}`;
	return {
		link: `${site}/${chart}${slash}${query}`,
		embed,
		code: embedCode(embed, title, 700, heights, `${site}/embed.js`),
		image: (scale) => site + imagePath(chart, made) + enlarged[scale],
		svg: site + imagePath(chart, made, 'svg'),
		csv: `${site}/data/view.csv${query}&view=${chart}`,
		excel: `${site}/data/view.csv${query}&view=${chart}&for=excel`,
		qr: `${site}/qr.svg?for=${chart}${query.replace('?', '&')}`
	};
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
/** Text as it stands in an attribute or between tags. */
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character]!);

/** Below this width of the page round it an embed is as high as on a phone. */
const PHONE = 640;

/**
 * A frame for an article, as high as its chart takes: on a phone, where charts run downwards, higher, which the style works
 * out by itself. The script, where it is kept, gives it the exact height of what is in it.
 */
export function embedCode(
	address: string,
	title: string,
	width: number,
	{ narrow, wide }: Heights,
	script: string | null
) {
	const [least, most] = [Math.min(narrow, wide), Math.max(narrow, wide)];
	const sign = narrow >= wide ? `${PHONE}px - 100vw` : `100vw - ${PHONE}px`;
	const style = `width:100%;max-width:${width}px;height:clamp(${least}px,calc((${sign})*9999),${most}px);border:0`;
	const frame = `<iframe src="${escapeHtml(address)}" title="${escapeHtml(title)}" width="${width}" height="${wide}" style="${style}" loading="lazy" data-gas-pivot></iframe>`;
	return script === null ? frame : `${frame}<script async src="${escapeHtml(script)}"></script>`;
}

/** Places to share a link at, as plain links: none of their scripts is here. */
export function networksOf(link: string, title: string): readonly { readonly name: string; readonly href: string }[] {
	const [url, text] = [encodeURIComponent(link), encodeURIComponent(title)];
	return [
		{ name: 'Mail', href: `mailto:?subject=${text}&body=${url}` },
		{ name: 'Bluesky', href: `https://bsky.app/intent/compose?text=${text}%20${url}` },
		{ name: 'Mastodon', href: `https://mastodonshare.com/?text=${text}&url=${url}` },
		{ name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${url}` },
		{ name: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?url=${url}` },
		{ name: 'WhatsApp', href: `https://wa.me/?text=${text}%20${url}` },
		{ name: 'X', href: `https://x.com/intent/post?text=${text}&url=${url}` }
	];
}
