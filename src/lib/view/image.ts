import type { ChartName } from './claim.ts';
import { formatView, type View } from './view.ts';

/** Pixels of the picture that links unfurl with. */
export const STANDARD = { width: 1200, height: 630 } as const;

/** The path of a chart's picture within the site: "/image/sankey.png?v=1&year=2021". */
export const imagePath = (chart: ChartName, view: View, format: 'png' | 'svg' = 'png') =>
	`/image/${chart}.${format}${formatView(view)}`;

/** The same of a claim's card. */
export const cardPath = (id: string, format: 'png' | 'svg' = 'png') => `/image/claims/${id}.${format}`;

/** The same of a route's page. */
export const routePath = (id: string) => `/image/routes/${id}.png`;
