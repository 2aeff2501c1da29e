import { resolve } from '$app/paths';
import { unpack, type Packed } from '#lib/facts/packed.ts';
import { unpackRows, type PackedRows } from '#lib/view/packedfigures.ts';
import { scopeOf } from '#lib/view/scope.ts';
import type { LayoutLoad } from './$types';

/** Reads no address, so that sorting and searching ask the server for nothing: the answer is in the page that it sent. */
export const load: LayoutLoad = async ({ fetch }) => {
	const [facts, figures] = await Promise.all(
		['/facts.json', '/figures.json'].map(
			async (path) => (await fetch(`${resolve('/')}${path.slice(1)}`)).json() as unknown
		)
	);
	const network = unpack(facts as Packed);
	const packed = figures as PackedRows;
	return {
		facts: network,
		version: network.version,
		scope: scopeOf(network),
		all: unpackRows(packed, network.routes),
		citations: packed.sources
	};
};
