import { render } from 'svelte/server';
import { annotate } from '#lib/charts/annotation/annotate.ts';
import { layoutMap } from '#lib/charts/map/layout.ts';
import { mapLabels, mapSpots } from '#lib/charts/map/spots.ts';
import type { Drawing } from '#lib/charts/picture/drawing.ts';
import { figuresOf, seriesFiguresOf } from '#lib/charts/picture/figures.ts';
import { notesOf, seriesNotesOf } from '#lib/charts/picture/notes.ts';
import Picture from '#lib/charts/picture/Picture.svelte';
import { layoutPicturedSankey } from '#lib/charts/picture/sankey.ts';
import { layoutSheet, type Words } from '#lib/charts/picture/sheet.ts';
import { layoutPicturedTimeline } from '#lib/charts/picture/timeline.ts';
import { sankeyLabels, sankeySpots } from '#lib/charts/sankey/spots.ts';
import { dark, light } from '#lib/charts/theme.ts';
import { publishersOf, sourcesOf } from '#lib/panels/rows.ts';
import type { Drawn } from '#lib/server/picture/answer.ts';
import { basemapPaths } from '#lib/server/basemap.ts';
import { dataVersion } from '#lib/server/facts.ts';
import type { Size } from '#lib/server/picture/size.ts';
import { standalone } from '#lib/server/picture/standalone.ts';
import { standKey, standOf } from '#lib/view/anchor.ts';
import type { ChartName, ToldClaim } from '#lib/view/claim.ts';
import { seriesSummary, seriesTitle } from '#lib/view/finding.ts';
import { select } from '#lib/view/select.ts';
import { summaryOf, titleOf } from '#lib/view/sentence.ts';
import { selectSeries } from '#lib/view/series.ts';
import { verdictName } from '#lib/view/verdict.ts';
import type { View } from '#lib/view/view.ts';
import { claims, facts, months, sources } from './facts.server.ts';

/** A chart's picture: what its page shows of the view, in one frame. `address` is the page's. */
export function drawChart(chart: ChartName, view: View, address: string, size: Size): Drawn {
	const open = view.claim === null ? null : (claims.get(view.claim) ?? null);
	const told = { open, address, size };
	return chart === 'timeline' ? drawTimeline(view, told) : drawYear(chart, view, told);
}

interface Told {
	readonly open: ToldClaim | null;
	readonly address: string;
	readonly size: Size;
}

function drawYear(chart: 'sankey' | 'map', view: View, told: Told): Drawn {
	const selection = select(facts, view);
	const origin = { publishers: publishersOf(sourcesOf(selection.routes, sources)), version: dataVersion };
	const title = titleOf(selection);
	const drawn = told.open ? [told.open] : [];
	// Notes tell what the chart leaves out, and take room from it: they are laid out once to know how much.
	const room = sheetOf(title, notesOf(selection, { thin: 1, unnamed: 1 }, origin), told);
	const common = {
		title,
		alt: `${title} ${summaryOf(selection)}`,
		figures: JSON.stringify(figuresOf(selection)),
		told
	};
	if (chart === 'map') {
		const geometry = layoutMap(selection, facts.places, { form: 'narrow', ...sizeOf(room.chart) }, view.at);
		const spots = mapSpots(drawn, selection, facts.places, geometry);
		const { pins } = annotate(drawn, spots, mapLabels(geometry), geometry, view.claim);
		const sheet = sheetOf(title, notesOf(selection, { thin: geometry.thin, unnamed: 0 }, origin), told);
		return picture(sheet, { kind: 'map', geometry, selection, pins }, common);
	}
	const stand = told.open && standOf(told.open.anchor, selection);
	// What the title speaks of is named on the chart before all else.
	const spoken = selection.routes.filter(({ name }) => title.includes(name)).map(({ id }) => id);
	const first = new Set(stand ? [standKey(stand), ...spoken] : spoken);
	const geometry = layoutPicturedSankey(selection, { ...sizeOf(room.chart), sheet: room.height }, view.other, first);
	const spots = sankeySpots(drawn, selection, geometry);
	const { pins } = annotate(drawn, spots, sankeyLabels(geometry), geometry, view.claim);
	return picture(
		sheetOf(title, notesOf(selection, geometry, origin), told),
		{ kind: 'sankey', geometry, selection, pins },
		common
	);
}

function drawTimeline(view: View, told: Told): Drawn {
	const selection = selectSeries(facts, months, view);
	const cited = new Set(selection.series.flatMap(({ steps }) => steps.flatMap((step) => step.sources)));
	const publishers = publishersOf([...cited].flatMap((id) => sources.get(id) ?? []));
	const origin = { publishers, version: dataVersion };
	const title = seriesTitle(selection);
	const room = sheetOf(title, seriesNotesOf(selection, 'Not drawn: some of the smaller markets.', origin), told);
	const { geometry, above, drawn, left } = layoutPicturedTimeline(
		(stack) => (stack === view.stack ? selection : selectSeries(facts, months, { ...view, stack })),
		view.stack,
		room.chart
	);
	return picture(
		sheetOf(title, seriesNotesOf(drawn, left, origin), told),
		{ kind: 'timeline', geometry, above, byRoute: drawn.stack === 'route' },
		{ title, alt: `${title} ${seriesSummary(selection)}`, figures: JSON.stringify(seriesFiguresOf(selection)), told }
	);
}

const sizeOf = ({ width, height }: { width: number; height: number }) => ({ width, height });

function sheetOf(title: string, notes: Words['notes'], { open, address, size }: Told) {
	const claim = open && {
		verdict: open.verdict,
		text: `Claim ${open.seq}, ${verdictName[open.verdict].toLowerCase()}: ${open.text}`
	};
	return layoutSheet({ title, claim, notes, address: address.replace(/^https?:\/\//, '') }, size);
}

function picture(
	sheet: ReturnType<typeof sheetOf>,
	drawing: Drawing,
	{ title, alt, figures, told }: { title: string; alt: string; figures: string; told: Told }
): Drawn {
	const { address, size, open } = told;
	const paint = size.theme === 'dark' ? dark : light;
	const props = {
		sheet,
		drawing,
		open: open?.id ?? null,
		size,
		title,
		alt,
		address,
		version: dataVersion,
		figures,
		paint
	};
	return {
		svg: standalone(render(Picture, { props }).body, basemapPaths),
		texts: textsOf({ title, alt, address, figures })
	};
}

/** What a PNG says of itself; keywords as the PNG specification has them, 11.3.3.2. */
export const textsOf = ({
	title,
	alt,
	address,
	figures
}: {
	title: string;
	alt: string;
	address: string;
	figures: string;
}) => ({
	Title: title,
	Description: alt,
	Source: address,
	Software: 'Gas Pivot',
	Comment: `Data of ${dataVersion.date}, version ${dataVersion.hash}`,
	Figures: figures
});
