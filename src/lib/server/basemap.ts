import { borders, land } from 'virtual:basemap';

/** The base map as SVG paths, in tenths of a map unit, for a picture that must hold all it shows. */
export const basemapPaths = { land, borders } as const;

/** The base map as a file of its own, whose paths a page uses by `#land` and `#borders`: fill and stroke are the user's. */
export const basemapFile = `<svg xmlns="http://www.w3.org/2000/svg"><defs><path id="land" d="${land}"/><path id="borders" d="${borders}"/></defs></svg>\n`;
