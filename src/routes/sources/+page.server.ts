import { network } from '#lib/server/facts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ citations: network.citations });
