/** Made by scripts/basemap.ts when the app is built. */
declare module 'virtual:basemap' {
	export const land: string;
	export const borders: string;
}
