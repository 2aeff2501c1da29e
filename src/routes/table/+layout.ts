import { unpack, type Packed } from '#lib/facts/packed.ts';
import { unpackRows, type PackedRows } from '#lib/view/packedfigures.ts';
import { scopeOf } from '#lib/view/scope.ts';
import { readBuilt } from '../built.ts';
import type { LayoutLoad } from './$types';

/** Reads no address, so that sorting and searching ask the server for nothing: the answer is in the page that it sent. */
export const load: LayoutLoad = async ({ fetch }) => {
	const [facts, figures] = await Promise.all([readBuilt(fetch, 'facts'), readBuilt(fetch, 'figures')]);
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
