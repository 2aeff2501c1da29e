/** The chunks of a PNG, in order. */
export function chunksOf(bytes: Uint8Array): { readonly type: string; readonly data: Buffer }[] {
	const png = Buffer.from(bytes);
	const chunks = [];
	for (let at = 8; at < png.length;) {
		const length = png.readUInt32BE(at);
		chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
		at += length + 12;
	}
	return chunks;
}

/** The texts of a PNG, by keyword. */
export const textsOf = (bytes: Uint8Array): Record<string, string> =>
	Object.fromEntries(
		chunksOf(bytes)
			.filter(({ type }) => type === 'iTXt')
			.map(({ data }) => {
				const [keyword = '', ...rest] = data.toString('utf8').split('\0');
				return [keyword, rest.slice(4).join('\0')];
			})
	);

/** Width and height of a PNG, in pixels. */
export function sizeOf(bytes: Uint8Array): [width: number, height: number] {
	const { data } = chunksOf(bytes).find(({ type }) => type === 'IHDR')!;
	return [data.readUInt32BE(0), data.readUInt32BE(4)];
}
