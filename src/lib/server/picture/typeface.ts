import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The weights that charts set text in. What Inter has no letters for (it has Latin, Greek and Cyrillic) is left out. */
const fontFiles = ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold'].map((name) =>
	require.resolve(`@expo-google-fonts/inter/${name}.ttf`)
);

/** The same typeface on every machine, for resvg. */
export const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' };
