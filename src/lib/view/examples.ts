import { select, type Facts, type SelectedRoute, type Selection } from './select.ts';
import { initialView, type Scope } from './view.ts';

export interface Example {
	readonly look: string;
	readonly meaning: string;
	readonly route: SelectedRoute;
	readonly selection: Selection;
}

type Test = (route: SelectedRoute) => boolean;
const spread = ({ flow }: SelectedRoute) => (flow ? (flow.high - flow.low) / Math.max(flow.value, 1) : 0);

/** What each look of a pipe means, with a test for a route that has it. */
const looks: readonly {
	readonly look: string;
	readonly meaning: string;
	readonly test: Test;
	readonly plans?: boolean;
}[] = [
	{
		look: 'Outline and fill',
		meaning: 'The outline is as wide as the capacity, the fill as the flow.',
		test: (r) =>
			r.status === 'operating' &&
			r.utilisation !== null &&
			r.utilisation > 0.4 &&
			r.utilisation < 0.8 &&
			spread(r) < 0.01 &&
			!r.contract
	},
	{
		look: 'Empty',
		meaning: 'Zero: the pipe stands, and nothing flowed.',
		test: (r) => r.status === 'idle' && r.flow?.value === 0 && r.capacity !== null
	},
	{
		look: 'Question mark',
		meaning: 'Unknown: no source gives a figure. Never drawn as zero.',
		test: (r) => r.status === 'operating' && r.flow === null && r.capacity !== null
	},
	{
		look: 'Fill past the outline',
		meaning: 'More than the nameplate capacity.',
		test: (r) => (r.utilisation ?? 0) > 1.05 && (r.flow?.value ?? 0) > 50
	},
	{
		look: 'Pale edge',
		meaning: 'Sources differ: pale from the lowest to the highest count.',
		test: (r) => spread(r) > 0.2 && (r.flow?.value ?? 0) > 50
	},
	{
		look: 'Hatch',
		meaning: 'Contracted volume.',
		test: (r) => r.contract !== null && r.flow !== null && r.contract.value > r.flow.value * 1.5 && r.flow.value > 0
	},
	{
		look: 'Dots in a dashed outline',
		meaning: 'Planned: announced, not built.',
		test: (r) => r.planned && r.capacity !== null && r.status === 'proposed',
		plans: true
	},
	{
		look: 'Broken and crossed',
		meaning: 'Capacity lost by damage keeps its old outline.',
		test: (r) => r.lost > 0 && (r.capacity?.value ?? 0) > 0
	}
];

/** A route of the data for each look of a pipe, the latest year that has one; looks that no route has are left out. */
export function examplesOf(facts: Facts, scope: Scope): Example[] {
	const years = Array.from({ length: scope.latest - scope.firstYear + 1 }, (_, i) => scope.latest - i);
	// Most looks are found in the latest years, so that few years of a large network are looked at.
	const selections = { true: new Map<number, Selection>(), false: new Map<number, Selection>() };
	const selectionOf = (year: number, plans: boolean) => {
		const kept = selections[`${plans}`];
		const selection = kept.get(year) ?? select(facts, { ...initialView(scope), year, plans });
		kept.set(year, selection);
		return selection;
	};
	return looks.flatMap(({ look, meaning, test, plans = false }) => {
		for (const year of years) {
			const selection = selectionOf(year, plans);
			const route = selection.routes.find(test);
			if (route) return [{ look, meaning, route, selection }];
		}
		return [];
	});
}
