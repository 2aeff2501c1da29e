import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventsSince } from '#lib/view/claim-since.ts';
import { chartAddress, claimsOf, quoted, routesOf, viewOfClaim } from '#lib/view/claim.ts';
import { parts, speakerId, subjectName } from '#lib/view/claim-words.ts';
import { verdictHue, verdictName, verdicts, verdictShape } from '#lib/view/verdict.ts';
import { light, dark } from '#lib/charts/theme.ts';
import { shipped, shippedScope } from '../support/network.ts';

const claims = claimsOf(shipped);
const claim = (id: string) => claims.find((one) => one.id === id)!;

describe('the claims of data/', () => {
	it('stand in the article’s order, part after part', () => {
		expect(claims.map(({ seq }) => seq)).toEqual(claims.map((_, i) => i + 1));
		const order = claims.map(({ part }) => parts.indexOf(part));
		expect(order).toEqual(order.toSorted((a, b) => a - b));
	});

	it.each(claims.map((one) => [one.id, one] as const))(
		'%s has a view that reads well and names what exists',
		(_, one) => {
			const { view, notices, address } = viewOfClaim(one, shippedScope);
			expect(notices).toEqual([]);
			expect(address).toBe(one.view);
			const ids = [...view.focus, ...view.from, ...view.to];
			for (const id of ids) expect(shippedScope.routes.has(id) || shippedScope.places.has(id)).toBe(true);
			expect(one.view).not.toContain('claim=');
		}
	);

	it('open on their chart under one address', () => {
		expect(chartAddress(claim('pos2-replaces-ns2'), shippedScope)).toBe(
			'/map?v=1&year=2022&plans=on&focus=nord-stream-2~power-of-siberia-1~power-of-siberia-2&claim=pos2-replaces-ns2'
		);
	});

	it('tell both figures of each check in words', () => {
		const [first, , , , contract, , start] = claim('pos2-replaces-ns2').checks;
		expect(first).toMatchObject({
			outcome: 'true',
			op: 'at least',
			left: { what: 'Capacity of Power of Siberia 2', value: '50 bcm a year', basis: 'nameplate' },
			right: { what: '0.9 × capacity of Nord Stream 2', value: '49.5 bcm a year' }
		});
		expect(contract?.left).toMatchObject({ value: '0 bcm a year', basis: 'no contract on record' });
		expect(start).toMatchObject({
			outcome: 'unknown',
			left: { value: 'not known' },
			right: { what: null, value: '2030' }
		});
		expect(claim('ns2-connects-europe').checks[0]?.left.value).toBe('Germany');
	});

	it('begin their explanation with a whole sentence', () => {
		for (const { gist, explanation } of claims) {
			expect(explanation.startsWith(gist)).toBe(true);
			expect(gist).toMatch(/[.!?]$/);
		}
	});
});

describe('what happened since', () => {
	it('is about the claim’s routes, and later than the claim', () => {
		const one = claim('ns2-connects-europe');
		const since = eventsSince(one, shipped);
		expect(since.map(({ date }) => date)).toContain('2022-09-26');
		expect(since.every(({ date }) => date > one.saidOn!)).toBe(true);
	});

	it('is nothing for a claim about no pipe', () => {
		expect(eventsSince(claim('no-arms'), shipped)).toEqual([]);
		expect(routesOf(claim('no-arms'), shipped)).toEqual([]);
	});

	it('names routes and not ids', () => {
		for (const one of claims)
			for (const { note } of eventsSince(one, shipped)) expect(note).not.toMatch(/nord-stream-2|turkstream-turkiye/);
	});
});

describe('words', () => {
	it('turn a subject and a speaker into what is read and what is asked', () => {
		expect(subjectName('war-in-ukraine')).toBe('War in Ukraine');
		expect(subjectName('russia-and-the-west')).toBe('Russia and the West');
		expect(speakerId('the article')).toBe('the-article');
	});

	it('quote within quotes by single marks', () => {
		expect(quoted('akin to “perestroika”')).toBe('“akin to ‘perestroika’”');
	});
});

describe('a verdict', () => {
	const luminance = (hex: string) => {
		const [r, g, b] = [1, 3, 5]
			.map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
			.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
	};
	const contrast = (a: string, b: string) => {
		const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m);
		return (x! + 0.05) / (y! + 0.05);
	};

	it('has a word and a shape of its own', () => {
		expect(new Set(verdicts.map((verdict) => verdictName[verdict])).size).toBe(verdicts.length);
		expect(new Set(verdicts.map((verdict) => JSON.stringify(verdictShape[verdict]))).size).toBe(verdicts.length);
	});

	it.each([
		['light', light.paper],
		['dark', dark.paper]
	] as const)('stands out from the %s paper', (theme, paper) => {
		for (const verdict of verdicts) expect(contrast(verdictHue[theme][verdict], paper)).toBeGreaterThanOrEqual(3);
	});

	it('has the colours of its style sheet', () => {
		const css = readFileSync('src/lib/panels/claims/verdict.css', 'utf8');
		for (const verdict of verdicts) {
			const found = [...css.matchAll(new RegExp(`--${verdict}: (#[0-9a-f]{6})`, 'g'))].map((match) => match[1]);
			expect(found).toEqual([verdictHue.light[verdict], verdictHue.dark[verdict]]);
		}
	});
});
