import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { renderAsync } from '@resvg/resvg-js';
import { chunk, textChunk } from './chunks.ts';
import { font } from './typeface.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Rows that are prepared at a time, so that others have their turn between. */
const STRIP = 200;

/** An SVG that stands by itself as a PNG, `scale` pixels for each of its own, with texts by their keywords. */
export async function pngOf(
	svg: string,
	scale: number,
	texts: Readonly<Record<string, string>>
): Promise<Uint8Array<ArrayBuffer>> {
	const { width, height, pixels } = await renderAsync(svg, {
		fitTo: { mode: 'zoom', value: scale },
		font
	});
	const rows = await filtered(pixels, width, height);
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	// Eight bits each of red, green and blue: a picture has a ground, so nothing shows through.
	header.set([8, 2, 0, 0, 0], 8);
	return new Uint8Array(
		Buffer.concat([
			SIGNATURE,
			chunk('IHDR', header),
			...Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text)),
			chunk('IDAT', await promisify(deflate)(rows, { level: 6 })),
			chunk('IEND', new Uint8Array())
		])
	);
}

/** Rows of RGB, each as its difference from the one above (PNG specification, 9.2, filter type Up): flat grounds become zeros. */
async function filtered(pixels: Uint8Array, width: number, height: number): Promise<Buffer> {
	const step = width * 3 + 1;
	const rows = Buffer.alloc(step * height);
	for (let y = 0; y < height; y++) {
		if (y > 0 && y % STRIP === 0) await turn();
		let to = y * step;
		rows[to++] = y === 0 ? 0 : 2;
		let from = y * width * 4;
		const above = width * 4;
		for (const end = from + above; from < end; from += 4)
			for (let i = 0; i < 3; i++)
				rows[to++] = y === 0 ? pixels[from + i]! : pixels[from + i]! - pixels[from + i - above]!;
	}
	return rows;
}
