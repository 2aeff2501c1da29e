/** A tag as Svelte writes it: every value in double quotes, in which `>` may stand. */
const tag = /<(\/?)([\w:]+)((?:\s[^\s="/>]+(?:="[^"]*")?)*)\s*(\/?)>/g;
const attribute = /\s([^\s="/>]+)(?:="([^"]*)")?/g;

/** Attributes that only a page has use for. */
const PAGES = /^(?:class|role|tabindex|href|pointer-events|aria-.*|on.*|data-mark|data-sveltekit-.*|style)$/;
/** A chart's own drawing fills the box that the picture gives it and that cuts it off; where both cut, resvg draws nothing. */
const isInner = (name: string, attributes: string) => name === 'svg' && !/\s(?:x|xmlns)="/.test(attributes);
const VISIBLE = ' overflow="visible"';
/** What catches a pointer and is not seen. */
const UNSEEN = /\sclass="(?:hit|sense)[ "]/;

/**
 * Makes of a chart's markup one that stands by itself: links become groups, what is there for pointers, style sheets and
 * scripts goes, comments and all addresses too. Of `paths`, by name, stands whole what is used by `#name`.
 */
export function standalone(markup: string, paths: Readonly<Record<string, string>> = {}): string {
	let skipping = false;
	return (
		markup
			.replace(/<!--[\s\S]*?-->/g, '')
			.replace(tag, (whole, end: string, name: string, attributes: string, closed: string) => {
				if (skipping) {
					skipping = false;
					return '';
				}
				if (end === '' && UNSEEN.test(attributes)) {
					skipping = closed === '';
					return '';
				}
				const own = name === 'a' ? 'g' : name === 'use' ? 'path' : name;
				const d = name === 'use' && end === '' ? ` d="${paths[used(attributes)] ?? ''}"` : '';
				return end === '/'
					? `</${own}>`
					: `<${own}${kept(attributes)}${d}${isInner(name, attributes) ? VISIBLE : ''}${closed}>`;
			})
			.replace(/<text(?:\s[^<>]*)?><\/text>/g, '')
			.replace(/<(path|rect|circle)((?:\s[^\s="]+="[^"]*")*)><\/\1>/g, '<$1$2/>')
			.replace(/>\s+</g, '><')
			// HTML lets this stand in a text, and XML does not.
			.replaceAll(']]>', ']]&gt;')
			.trim()
	);
}

const kept = (attributes: string) =>
	[...attributes.matchAll(attribute)]
		.filter(([, name = '']) => !PAGES.test(name))
		.map(([, name = '', value = '']) => ` ${name}="${value}"`)
		.join('');

const used = (attributes: string) => /\shref="#([^"]*)"/.exec(attributes)?.[1] ?? '';
