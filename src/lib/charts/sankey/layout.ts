import { gatherNodes, MOST_MARKS } from '#lib/view/grouped.ts';
import type { SelectedPlace, Selection } from '#lib/view/select.ts';
import type { View } from '#lib/view/view.ts';
import type { Box, Frame, Point } from '../frame.ts';
import { extentOf, isThin, pixelsPerBcm } from '../pipe.ts';
import { layoutAcross } from './across.ts';
import { layoutDown } from './down.ts';
import { lanesOf, type Lane } from './lanes.ts';

/** A line of text that stands where it is put; `box` is the room that it takes. */
export interface Text {
	readonly text: string;
	readonly at: Point;
	readonly anchor: 'start' | 'end';
	readonly weight: 'regular' | 'semibold';
	readonly size: number;
	readonly box: Box;
}

export interface LaidPipe {
	readonly lane: Lane;
	/** Runs along the middle of the pipe; strokes on it are as wide as volumes. */
	readonly path: string;
	/** From where to where it runs from top to bottom. */
	readonly reach: readonly [number, number];
	/** Where a mark such as `?` or a cross stands, clear of the label. */
	readonly middle: Point;
	readonly name: Text;
	readonly figures: Text | null;
	/** From the label to its pipe, where it does not stand on it. */
	readonly leader: string | null;
	/** Middle of the room kept for a pin. */
	readonly pin: Point;
}

export interface LaidNode {
	readonly node: SelectedPlace;
	readonly box: Box;
	/** Hatched: what trade statistics count and no pipe with a figure carries. */
	readonly unaccounted: Box | null;
	readonly lines: readonly Text[];
	readonly leader: string | null;
	/** Middle of the room kept for a pin. */
	readonly pin: Point;
}

export interface SankeyGeometry {
	readonly form: Frame['form'];
	readonly width: number;
	readonly height: number;
	/** Pixels for one bcm. */
	readonly pixels: number;
	readonly pipes: readonly LaidPipe[];
	readonly nodes: readonly LaidNode[];
	/** Flows thinner than a pixel. */
	readonly thin: number;
}

/** Widths of the pins to keep room for, by what they stand on: a lane's key, or a side and a place. */
export type Pinned = ReadonlyMap<string, number>;

/**
 * Lays pipes out from basin to market. d3-sankey is not used: it sizes a node by its flow and moves nodes until links are
 * short, and here an empty pipe takes the room of its capacity, order and scale are fixed so that nothing jumps between
 * years, and every pipe needs room for its label. A place that both sends and receives stands on both sides, so no set of
 * routes makes a loop. A large network is grouped, unless all of it is asked for and no more than `most` pipes.
 */
export function layoutSankey(
	all: Selection,
	frame: Frame,
	asked: View['other'] = null,
	pinned: Pinned = new Map(),
	most = MOST_MARKS
): SankeyGeometry {
	const other = asked === 'open' && all.routes.length > most ? null : asked;
	const selection = other === 'open' ? all : gatherNodes(all, extentOf);
	const pixels = pixelsPerBcm(selection, frame);
	const lanes = lanesOf(selection, other, pixels / selection.perBcm);
	const lay = frame.form === 'narrow' && lanes.length <= MOST_MARKS ? layoutDown : layoutAcross;
	return {
		form: frame.form,
		width: frame.width,
		pixels,
		thin: lanes.filter((lane) => isThin(lane.widths)).length,
		...lay(selection, lanes, frame, pixels / selection.perBcm, pinned)
	};
}
