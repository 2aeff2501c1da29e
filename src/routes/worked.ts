/** The pages that are worked by a script, charts and lists that answer at once. All others are read, and come whole from the server. */
export const worked: readonly string[] = [
	'/(charts)/sankey',
	'/(charts)/map',
	'/(charts)/timeline',
	'/table',
	'/claims'
];

/** Whether a page's script can take a reader there. @param route as Kit names it; `null` where there is none */
export const isWorked = (route: string | null) => worked.some((one) => one === route);
