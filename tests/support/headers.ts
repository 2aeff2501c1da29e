export interface HeaderRule {
	/** Ends with a star where it is for all that begins so. */
	readonly path: string;
	readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** A `_headers` file as Netlify and Cloudflare Pages read it: a path in a line of its own, its headers indented below. */
export function readHeaders(text: string): HeaderRule[] {
	return text
		.split(/\n(?=\/)/)
		.filter((block) => block.trim() !== '')
		.map((block) => {
			const [path = '', ...lines] = block.trim().split('\n');
			const headers = lines.map((line) => {
				const [name = '', ...value] = line.trim().split(': ');
				return { name, value: value.join(': ') };
			});
			return { path, headers };
		});
}

/** All headers of all rules that fit a path; two of one name are both sent. */
export const headersOf = (rules: readonly HeaderRule[], pathname: string) =>
	rules
		.filter(({ path }) => (path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path))
		.flatMap(({ headers }) => headers);
