import type { ParsedView } from '#lib/view/view.ts';
import type { Selection } from '#lib/view/select.ts';

declare global {
	namespace App {
		interface PageData {
			/** The view that a chart's address asks for, and what it selects; absent on pages of text. */
			parsed?: ParsedView;
			selection?: Selection;
		}
	}
}

export {};
