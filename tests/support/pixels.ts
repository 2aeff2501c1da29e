import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * The share of pixels, 0 to 1, that differ between two PNGs to the eye: by more than a tenth of the greatest distance of two
 * colours, and not at an edge that either smooths in its own way. Throws where they are of two sizes.
 */
export function differing(one: Uint8Array, other: Uint8Array): number {
	const [a, b] = [PNG.sync.read(Buffer.from(one)), PNG.sync.read(Buffer.from(other))];
	return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 }) / (a.width * a.height);
}
