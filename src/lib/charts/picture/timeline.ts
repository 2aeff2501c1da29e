import { formatList, formatNumber } from '#lib/view/format.ts';
import type { SeriesSelection } from '#lib/view/series.ts';
import { layoutTimeline, type TimelineGeometry } from '../timeline/layout.ts';

export interface PicturedTimeline {
	readonly geometry: TimelineGeometry;
	/** Pixels at the top to be cut off: the axis stands at the foot already. */
	readonly above: number;
	/** What is drawn: of the selection, what has room. */
	readonly drawn: SeriesSelection;
	/** What is left out, in a sentence; empty for nothing. */
	readonly left: string;
}

/** Part of the height that plots take at least, lest a picture be all words. */
const PLOTS = 0.38;
/** Named where they are left out; of more, the number is told. */
const NAMED = 3;

type Asked = (stack: SeriesSelection['stack']) => SeriesSelection;

/**
 * The timeline in a picture's height: a panel for each route where that fits, else one for each market, else one for each of
 * the largest markets. Events are told where there is room for their words, for a number alone says nothing in a picture.
 */
export function layoutPicturedTimeline(
	asked: Asked,
	stack: SeriesSelection['stack'],
	{ width, height }: { readonly width: number; readonly height: number }
): PicturedTimeline {
	const own = { ...asked(stack), claims: [] };
	const lay = (drawn: SeriesSelection) => {
		const above = aboveOf(drawn);
		const geometry = layoutTimeline(drawn, { form: 'medium', width, height: Math.floor(height + above) });
		return { ...geometry, axis: { ...geometry.axis, top: [] } };
	};
	const above = aboveOf(own);
	const fits = (geometry: TimelineGeometry, drawn: SeriesSelection) =>
		geometry.height <= height + above + 1 && plotted(geometry, drawn) >= height * PLOTS;
	const full = withToldEvents(own, lay);
	if (fits(full.geometry, full.drawn)) return { ...full, above, left: '' };
	const bare = { ...own, events: [] };
	const plain = lay(bare);
	if (fits(plain, bare)) return { geometry: plain, drawn: bare, above, left: '' };
	const stacked = stack === 'market' ? bare : { ...asked('market'), claims: [], events: [] };
	for (let count = marketsOf(stacked).length; count >= 1; count--) {
		const drawn = largestMarkets(stacked, count);
		const geometry = lay(drawn);
		if (fits(geometry, drawn) || count === 1) return { geometry, drawn, above, left: leftOut(stacked, drawn) };
	}
	return { geometry: plain, drawn: bare, above, left: '' };
}

/** Pixels that volumes take, at their highest, in all panels. */
const plotted = ({ panels, scale }: TimelineGeometry, { stack }: SeriesSelection) =>
	panels.reduce(
		(sum, { plot, drawing }) => sum + (drawing ? plot.height - (stack === 'market' ? STACKED : 0) : 0),
		scale.perUnit > 0 ? 0 : -Infinity
	);
/** Pixels over a stack that words may take. */
const STACKED = 18;

/** The height of the axis at the top, which names months over up to three years. */
const aboveOf = ({ span }: SeriesSelection) => (span[1] - span[0] < 3 ? 32 : 16);

function withToldEvents(selection: SeriesSelection, lay: (drawn: SeriesSelection) => TimelineGeometry) {
	const told = new Set(lay(selection).panels.flatMap(({ flags }) => flags.map(({ event }) => event.number)));
	const drawn = { ...selection, events: selection.events.filter(({ number }) => told.has(number)) };
	return { geometry: lay(drawn), drawn };
}

/** Markets of the routes that are stacked, the one that may receive most first. */
function marketsOf({ series }: SeriesSelection): string[] {
	const most = new Map<string, number>();
	for (const { market, years, counted } of series) {
		if (!counted) continue;
		const largest = Math.max(0, ...years.map(({ shown }) => shown.value));
		most.set(market.id, (most.get(market.id) ?? 0) + largest);
	}
	return [...most].sort(([, a], [, b]) => b - a).map(([id]) => id);
}

function largestMarkets(selection: SeriesSelection, count: number): SeriesSelection {
	const kept = new Set(marketsOf(selection).slice(0, count));
	return { ...selection, series: selection.series.filter(({ market }) => kept.has(market.id)) };
}

function leftOut(all: SeriesSelection, drawn: SeriesSelection): string {
	const gone = [...new Set(all.series.filter((one) => !drawn.series.includes(one)).map(({ market }) => market.name))];
	if (gone.length === 0) return '';
	return `Not drawn: ${gone.length <= NAMED ? formatList(gone) : `${formatNumber(gone.length)} smaller markets`}.`;
}
