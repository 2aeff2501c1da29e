import { queryOf } from '../../query.ts';
import { chartOf } from '../chart.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, parent }) => chartOf(queryOf(url), await parent());
