import { version } from '$app/environment';
import { listed } from '#lib/view/claim.ts';
import { claims } from './told.server.ts';
import type { PageServerLoad } from './$types';

const all = claims.map(listed);

/** Reads no address, so that another filter or another claim asks the server for nothing. */
export const load: PageServerLoad = () => ({ claims: all, built: version });
