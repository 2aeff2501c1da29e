import { packMonths, unpackMonths } from '#lib/facts/months.ts';
import { unitBasis, unitName } from '#lib/facts/unit.ts';
import { csvOf, excelOf } from '#lib/server/csv.ts';
import { dataVersion, network, scope } from '#lib/server/facts.ts';
import { siteOf } from '#lib/server/site.ts';
import { isChart } from '#lib/view/claim.ts';
import { exportRoutes, exportSeries } from '#lib/view/export.ts';
import { select } from '#lib/view/select.ts';
import { selectSeries } from '#lib/view/series.ts';
import { formatView, parseView } from '#lib/view/view.ts';
import type { RequestHandler } from './$types';

const months = unpackMonths(packMonths(network));

/** What a view shows, as a table (`csv`) and what is to be known of it (`json`). A query with a fault is refused by name. */
export const GET: RequestHandler = ({ url, params }) => {
	const chart = url.searchParams.get('view') ?? 'sankey';
	if (!isChart(chart)) return Response.json({ error: 'view: expected sankey, map or timeline' }, { status: 400 });
	const { view, notices } = parseView(url.searchParams, scope);
	const [fault] = notices;
	if (fault) return Response.json({ error: `${fault.key}: expected ${fault.expected}` }, { status: 400 });
	const made =
		chart === 'timeline' ? exportSeries(selectSeries(network, months, view)) : exportRoutes(select(network, view));
	const address = `${siteOf(url)}/${chart}${formatView({ ...view, d: dataVersion.hash })}`;
	const name = `gas-pivot-${chart}-${chart === 'timeline' ? 'span' : view.year}`;
	const headers = { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' };
	if (params.format === 'json')
		return Response.json(
			{
				title: `Gas Pivot, ${chart}`,
				address,
				data: dataVersion,
				unit: unitName[view.unit],
				basis: unitBasis[view.unit],
				columns: made.columns,
				rows: made.rows.length,
				sources: `${siteOf(url)}/data/sources.csv`
			},
			{ headers }
		);
	const excel = url.searchParams.get('for') === 'excel';
	const signed = {
		columns: [...made.columns, 'address', 'data_version'],
		rows: made.rows.map((row) => [...row, address, `${dataVersion.date} ${dataVersion.hash}`])
	};
	return new Response(excel ? excelOf(signed) : csvOf(signed), {
		headers: {
			...headers,
			'content-type': 'text/csv; header=present; charset=utf-8',
			'content-disposition': `attachment; filename="${name}${excel ? '-excel' : ''}.csv"`,
			link: `<${siteOf(url)}/data/view.json${formatView(view)}&view=${chart}>; rel="describedby"; type="application/json"`
		}
	});
};
