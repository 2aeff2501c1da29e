import type { Browser } from 'playwright';
import type { serve } from '../load/serve.js';

/** What every part of the bench stands on: the built site, served, and a browser. */
export interface Ground {
	readonly server: Awaited<ReturnType<typeof serve>>;
	readonly browser: Browser;
}
