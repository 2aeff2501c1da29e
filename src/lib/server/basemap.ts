import { borders, land } from 'virtual:basemap';

/** The base map as SVG paths, in tenths of a map unit, for a picture that must hold all it shows. */
export const basemapPaths = { land, borders } as const;

const root = '<svg xmlns="http://www.w3.org/2000/svg"';
/** The base map as a file of its own, whose paths a page uses by `#land` and `#borders`: fill and stroke are the user's. */
export const basemapFile = `${root}><defs><path id="land" d="${land}"/><path id="borders" d="${borders}"/></defs></svg>\n`;

/** The same for a page that must hold it itself, since a frame without an origin may use no other file's paths. */
export const basemapInside = basemapFile.replace(
	root,
	`${root} width="0" height="0" style="position:absolute" aria-hidden="true"`
);
