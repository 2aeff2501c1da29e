/** A static site is files: every page is written when it is built, as a folder with an index. */
export const prerender = __STATIC__;
export const trailingSlash = __STATIC__ ? 'always' : 'never';
