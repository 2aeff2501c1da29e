import type { Selection } from '#lib/view/select.ts';
import type { Pin } from '../annotation/pins.ts';
import type { MapGeometry } from '../map/layout.ts';
import type { TimelineGeometry } from '../timeline/layout.ts';
import type { PicturedSankey } from './sankey.ts';

/** A chart as the pages draw it, laid out for the room that the sheet leaves. */
export type Drawing =
	| {
			readonly kind: 'sankey';
			readonly geometry: PicturedSankey;
			readonly selection: Selection;
			readonly pins: readonly Pin[];
	  }
	| {
			readonly kind: 'map';
			readonly geometry: MapGeometry;
			readonly selection: Selection;
			readonly pins: readonly Pin[];
	  }
	| {
			readonly kind: 'timeline';
			readonly geometry: TimelineGeometry;
			readonly above: number;
			readonly byRoute: boolean;
	  };
