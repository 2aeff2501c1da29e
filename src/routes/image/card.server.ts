import { render } from 'svelte/server';
import { decisive, figureOf, layoutCard, tallyOf } from '#lib/charts/picture/card.ts';
import Card from '#lib/charts/picture/Card.svelte';
import { dataOf } from '#lib/charts/picture/notes.ts';
import { dark, light } from '#lib/charts/theme.ts';
import { dataVersion } from '#lib/server/facts.ts';
import type { Drawn } from '#lib/server/picture/answer.ts';
import type { Size } from '#lib/server/picture/size.ts';
import { standalone } from '#lib/server/picture/standalone.ts';
import { quoted, saidBy, type ToldClaim } from '#lib/view/claim.ts';
import { verdictMeaning, verdictName } from '#lib/view/verdict.ts';
import { textsOf } from './draw.server.ts';
import { claims } from './facts.server.ts';

/** A claim's card. `address` is its page's. */
export function drawCard(claim: ToldClaim, address: string, size: Size): Drawn {
	const card = layoutCard(
		claim,
		{
			total: claims.size,
			notes: [`${verdictName[claim.verdict]}: ${verdictMeaning[claim.verdict]}. ${dataOf(dataVersion)}`],
			address: address.replace(/^https?:\/\//, '')
		},
		size
	);
	const title = `${verdictName[claim.verdict]}: ${claim.text}`;
	const alt = [
		`Claim ${claim.seq}: ${claim.text}`,
		...(claim.quote === '' ? [] : [`${quoted(claim.quote)}, ${saidBy(claim)}.`]),
		`Verdict: ${verdictName[claim.verdict].toLowerCase()}.`,
		...(claim.computed ? [`${tallyOf(claim)}.`] : []),
		...decisive(claim).map((check) => `${check.label}: ${check.outcome}. ${figureOf(check)}`)
	].join(' ');
	const figures = JSON.stringify(
		claim.checks.map(({ label, role, outcome, left, op, right }) => ({ label, role, outcome, left, op, right }))
	);
	const paint = size.theme === 'dark' ? dark : light;
	const props = { card, size, title, alt, address, version: dataVersion, figures, paint };
	return { svg: standalone(render(Card, { props }).body), texts: textsOf({ title, alt, address, figures }) };
}
