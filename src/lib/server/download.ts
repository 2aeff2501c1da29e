/** The answer with a file to be kept, under its own name; its names are ours, of letters, digits and dots. */
export function download(
	request: Request,
	{ name, text, etag }: { readonly name: string; readonly text: string; readonly etag: string },
	type: string
): Response {
	const headers = {
		etag,
		'content-type': type,
		'content-disposition': `attachment; filename="${name}"`,
		'cache-control': 'public, max-age=0, must-revalidate'
	};
	return isHeld(request.headers.get('if-none-match'), etag)
		? new Response(null, { status: 304, headers })
		: new Response(text, { headers });
}

/** Compared weakly: a coded body carries the same tag, marked as weak. */
const isHeld = (header: string | null, etag: string) =>
	header?.trim() === '*' || (header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false);
