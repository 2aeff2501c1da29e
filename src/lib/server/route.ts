import type { Route } from '#lib/facts/network.ts';
import { partsOf } from '#lib/view/things.ts';
import { initialView, type View } from '#lib/view/view.ts';
import { network, scope } from './facts.ts';
import { projectIds } from './files.ts';

/** What the page of a route shows of the charts: the route alone bright, or all that it is the sum of. */
export function viewOfRoute(route: Route): View {
	const parts = partsOf(route, network, projectIds);
	return { ...initialView(scope), plans: true, focus: (parts.length > 0 ? parts : [route]).map(({ id }) => id) };
}
