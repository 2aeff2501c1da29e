import { quoted, saidBy, type ToldClaim } from '#lib/view/claim.ts';
import type { ToldCheck } from '#lib/view/claim-check.ts';
import { article } from '#lib/view/claim-words.ts';
import { formatDate } from '#lib/view/format.ts';
import { outcomeShape, verdictName } from '#lib/view/verdict.ts';
import type { Font } from '../text.ts';
import { textWidth } from '../text.ts';
import { footOf, MARGIN, sheetSize, textLine, type Line, type Sheet } from './sheet.ts';
import { balanced, holds, wrap } from './wrap.ts';

/** A claim's card, in the units of a sheet. */
export interface Card {
	readonly width: number;
	readonly height: number;
	readonly lines: readonly Line[];
	/** The verdict's shape, and those of the checks that are told. */
	readonly shapes: readonly NonNullable<Sheet['shape']>[];
	readonly rule: number;
}

const KICKER: Font = { size: 13, weight: 'regular' };
const VERDICT: Font = { size: 19, weight: 'semibold' };
const QUOTE: Font = { size: 15, weight: 'regular' };
const LABEL: Font = { size: 13, weight: 'semibold' };
const FIGURE: Font = { size: 13, weight: 'regular' };
const SIZES = [27, 25, 23, 21, 19, 17, 15] as const;
/** Checks told at most, and lines of the quote and of the explanation. */
const CHECKS = 2;
const LINES = 2;
const GIST = 3;
const CHECK = 40;

/** "2 of 8 checks hold"; empty for a claim that no figure decides. */
export const tallyOf = ({ computed }: Pick<ToldClaim, 'computed'>) =>
	computed === null ? '' : `${computed.held} of ${computed.needed} checks hold`;

/** The checks that decide: of a claim that is partly true one that fails and one that holds, else those that bear the verdict out. */
export function decisive({ checks, verdict }: Pick<ToldClaim, 'checks' | 'verdict'>): readonly ToldCheck[] {
	const needed = checks.filter(({ role }) => role === 'needed');
	const of = (outcome: ToldCheck['outcome']) => needed.filter((check) => check.outcome === outcome);
	const [held, failed, unknown] = [of('true'), of('false'), of('unknown')];
	const order =
		verdict === 'supported'
			? [...held, ...failed, ...unknown]
			: verdict === 'partly'
				? [...failed.slice(0, 1), ...held.slice(0, 1), ...failed.slice(1), ...held.slice(1), ...unknown]
				: [...failed, ...unknown, ...held];
	return order.slice(0, CHECKS);
}

/** "Flow of Nord Stream 2 in 2021: 0 bcm. Needed: more than 0 bcm." */
export const figureOf = ({ left, op, right }: ToldCheck) =>
	`${left.what ?? 'Figure'}: ${left.value}. Needed: ${op} ${right.value}${right.what === null ? '' : ` (${right.what})`}.`;

/** Lays a claim's card out: as large as its words allow, with as many of its figures as have room. */
export function layoutCard(
	claim: ToldClaim,
	{ total, notes, address }: { readonly total: number; readonly notes: readonly string[]; readonly address: string },
	pixels: { readonly width: number; readonly height: number }
): Card {
	const size = sheetSize(pixels);
	const foot = footOf(notes, address, size);
	const room = size.width - MARGIN * 2;
	const tries = [CHECKS, 1, 0].flatMap((checks) => SIZES.map((font) => ({ checks, font })));
	const laid = tries
		.map(({ checks, font }) => bodyOf(claim, total, room, { size: font, weight: 'semibold' }, checks))
		.find(({ height, whole }) => whole && height <= foot.rule - 6);
	const body = laid ?? bodyOf(claim, total, room, { size: SIZES.at(-1)!, weight: 'semibold' }, 0);
	// What is spare stands between the words and the figures, and over and under them.
	const spare = Math.max(0, foot.rule - 6 - body.height);
	const lower = ({ low }: { readonly low: boolean }) => spare * (low ? 0.8 : 0.2);
	const kept = body.lines.filter(({ y }) => y < foot.rule - 4);
	return {
		...size,
		rule: foot.rule,
		lines: [
			...kept.map((line) => textLine(line.text, { x: line.x, y: line.y + lower(line) }, line.font, line.tone)),
			...foot.lines
		],
		shapes: body.shapes.map((shape) => ({ ...shape, y: shape.y + lower(shape) }))
	};
}

interface Row extends Pick<Line, 'text' | 'font' | 'tone'> {
	readonly x: number;
	readonly y: number;
	readonly low: boolean;
}

function bodyOf(claim: ToldClaim, total: number, room: number, font: Font, checks: number) {
	const rows: Row[] = [];
	const shapes: (NonNullable<Sheet['shape']> & { readonly low: boolean })[] = [];
	const say = (text: string, x: number, y: number, of: Font, tone: Row['tone'], low = false) =>
		rows.push({ text, x, y, font: of, tone, low });

	const kicker = `Claim ${claim.seq} of ${total} · ${article.publisher}, ${formatDate(article.published)}`;
	say(wrap(kicker, KICKER, room, 1)[0] ?? '', MARGIN, 26, KICKER, 'muted');
	shapes.push({ verdict: claim.verdict, x: MARGIN, y: 38, size: 22, low: false });
	const word = verdictName[claim.verdict];
	say(word, MARGIN + 30, 56, VERDICT, 'ink');
	const beside = MARGIN + 30 + textWidth(word, VERDICT) + 14;
	say(wrap(tallyOf(claim), QUOTE, room - beside + MARGIN, 1)[0] ?? '', beside, 56, QUOTE, 'muted');

	let y = 64 + font.size * 1.15;
	const text = balanced(claim.text, font, room, 3);
	for (const line of text) {
		say(line, MARGIN, y, font, 'ink');
		y += font.size * 1.2;
	}
	y -= font.size * 1.2 - 8;
	for (const line of claim.quote === '' ? [] : wrap(quoted(claim.quote), QUOTE, room, LINES)) {
		y += 20;
		say(line, MARGIN, y, QUOTE, 'ink');
	}
	y += 20;
	say(wrap(saidBy(claim), QUOTE, room, 1)[0] ?? '', MARGIN, y, QUOTE, 'muted');
	y += 10;
	const told = decisive(claim).slice(0, checks);
	for (const check of told) {
		shapes.push({ verdict: outcomeShape[check.outcome], x: MARGIN, y: y + 5, size: 15, low: true });
		say(wrap(check.label, LABEL, room - 23, 1)[0] ?? '', MARGIN + 23, y + 17, LABEL, 'ink', true);
		say(wrap(figureOf(check), FIGURE, room - 23, 1)[0] ?? '', MARGIN + 23, y + 33, FIGURE, 'muted', true);
		y += CHECK;
	}
	if (told.length === 0 && checks > 0)
		for (const line of wrap(claim.gist, QUOTE, room, GIST)) {
			y += 19;
			say(line, MARGIN, y, QUOTE, 'ink', true);
		}
	return { lines: rows.filter((row) => row.text !== ''), shapes, height: y, whole: holds(claim.text, font, room, 3) };
}
