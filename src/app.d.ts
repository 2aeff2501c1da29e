import type { ParsedView } from '#lib/view/view.ts';
import type { SeriesSelection } from '#lib/view/series.ts';
import type { Selection } from '#lib/view/select.ts';

declare global {
	/** The site is written as files, for a host that runs nothing. */
	const __STATIC__: boolean;

	namespace App {
		interface PageData {
			/** The view that a chart's address asks for, and what it selects; absent on pages of text. */
			parsed?: ParsedView;
			selection?: Selection;
			/** The series of a timeline. */
			timeline?: SeriesSelection | null;
			/** The finding and the summary of a chart that makes its own. */
			title?: string;
			summary?: string;
		}
	}
}

export {};
