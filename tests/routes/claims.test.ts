import { describe, expect, inject, it } from 'vitest';
import { computeChecks } from '#lib/facts/check.ts';
import { verdictName, verdicts } from '#lib/view/verdict.ts';
import { openPage } from '../support/browser.ts';
import { shipped } from '../support/network.ts';

const { claims } = shipped;
const central = 'pos2-replaces-ns2';

const get = async (path: string) => {
	const response = await fetch(inject('baseUrl') + path);
	return { status: response.status, html: await response.text() };
};
const count = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].length;
const listedIn = (html: string) => [...html.matchAll(/id="claim-([a-z0-9-]+)"/g)].map((match) => match[1]!);

describe('/claims', () => {
	it('lists every row of claims.csv once, in order, each with its page', async () => {
		const { status, html } = await get('/claims');
		expect(status).toBe(200);
		expect(listedIn(html)).toEqual(claims.map(({ id }) => id));
		for (const { id } of claims) expect(html).toContain(`href="/claims/${id}"`);
		expect(count(html, /<h1[ >]/g)).toBe(1);
	});

	it('counts claims by verdict', async () => {
		const { html } = await get('/claims');
		const counts = [...html.matchAll(/data-count="(\d+)"/g)].map((match) => Number(match[1]));
		expect(counts).toEqual(verdicts.map((verdict) => claims.filter((claim) => claim.verdict === verdict).length));
	});

	it.each([
		['verdict=contradicted', claims.filter(({ verdict }) => verdict === 'contradicted')],
		['subject=china&verdict=partly', claims.filter((c) => c.verdict === 'partly' && c.subject === 'china')],
		['speaker=xi-jinping', claims.filter(({ speaker }) => speaker === 'Xi Jinping')],
		['part=gas', claims.filter(({ part }) => part === 'gas')]
	])('narrows by %s', async (query, expected) => {
		const { html } = await get(`/claims?${query}`);
		expect(listedIn(html)).toEqual(expected.map(({ id }) => id));
	});

	it('narrows to claims about the pipes', async () => {
		const ids = listedIn((await get('/claims?about=pipes')).html);
		expect(ids).toContain(central);
		expect(ids.length).toBeLessThan(claims.length / 2);
	});

	it('leaves out what it cannot read, and says so only there', async () => {
		const wrong = await get('/claims?verdict=wrong&utm_source=x');
		expect(listedIn(wrong.html)).toHaveLength(claims.length);
		expect(wrong.html).toContain('verdict=wrong');
		expect((await get('/claims')).html).not.toContain('could not be read');
	});

	it('filters by its form without scripts', async () => {
		const { page } = await openPage('/claims', { scripts: false });
		await page.getByLabel('Speaker').selectOption('alexander-novak');
		await page.getByRole('button', { name: 'Filter' }).click();
		const own = claims.filter((claim) => claim.speaker === 'Alexander Novak');
		await expect.poll(() => page.locator('.claim').count()).toBe(own.length);
	});
});

describe('the claims beside their charts', () => {
	it('are there without scripts: the chart of the claim that the address names', async () => {
		const { page } = await openPage(`/claims?claim=${central}#claim-${central}`, { scripts: false, width: 1440 });
		expect(await page.locator('figure[data-chart="map"] [data-route="power-of-siberia-2"]').count()).not.toBe(0);
		expect(await page.locator('.claim.current').getAttribute('data-claim')).toBe(central);
		expect(await page.locator(`#claim-${central}`).isVisible()).toBe(true);
		await page.getByRole('link', { name: 'Next', exact: true }).click();
		expect(page.url()).toContain('claim=ns2-connects-europe#claim-ns2-connects-europe');
	});

	it('step by keys and links under an address of their own, and ask the server for nothing', async () => {
		const { page, complaints } = await openPage(`/claims?claim=${central}#claim-${central}`, { width: 1440 });
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		const current = () => page.locator('.claim.current').getAttribute('data-claim');
		const first = await page.locator('.claim').first().elementHandle();
		await page.keyboard.press('n');
		await page.waitForURL(/claim=ns2-connects-europe/);
		await expect.poll(current).toBe('ns2-connects-europe');
		expect(await first.evaluate((claim) => claim.isConnected)).toBe(true);
		expect(await page.title()).toContain('Nord Stream 2 connects Russia to Europe');
		await page.keyboard.press('k');
		await page.waitForURL(new RegExp(`claim=${central}`));
		await page.getByRole('link', { name: 'Next', exact: true }).click();
		await page.waitForURL(/claim=ns2-connects-europe/);
		await page.getByLabel('Keys n and p step').uncheck();
		await page.locator('h1').click();
		await page.keyboard.press('n');
		await page.waitForTimeout(400);
		expect(await current()).toBe('ns2-connects-europe');
		expect(asked.filter((url) => /__data|\.json/.test(url))).toEqual([]);
		expect(complaints).toEqual([]);
	});

	it.each([360, 1440])('move with the reader who scrolls, at %i px', async (width) => {
		const { page } = await openPage('/claims?claim=chinese-turn#claim-chinese-turn', { width });
		const below = page.locator('#claim-summit-format');
		await page.waitForTimeout(300);
		for (let i = 0; i < 60 && !/claim=summit-(format|date)/.test(page.url()); i++) {
			await page.mouse.wheel(0, 40);
			await page.waitForTimeout(60);
		}
		await page.waitForURL(/claim=(summit-format|summit-date)/);
		expect(await below.count()).toBe(1);
	});
});

interface Review {
	readonly '@type': string;
	readonly url: string;
	readonly claimReviewed: string;
	readonly datePublished: string;
	readonly author: { readonly '@type': string; readonly name: string };
	readonly itemReviewed: {
		readonly '@type': string;
		readonly author: { readonly '@type': string; readonly name: string };
		readonly datePublished: string;
		readonly appearance: { readonly '@type': string; readonly publisher: { readonly name: string } };
	};
	readonly reviewRating: {
		readonly '@type': string;
		readonly ratingValue?: number;
		readonly bestRating?: number;
		readonly worstRating?: number;
		readonly alternateName: string;
	};
}

const ratings: Readonly<Record<string, number>> = { supported: 5, partly: 3, contradicted: 1 };

describe('the page of a claim', () => {
	it.each(claims.map((claim) => [claim.id, claim] as const))('%s is whole', async (id, claim) => {
		const { status, html } = await get(`/claims/${id}`);
		expect(status).toBe(200);
		expect(count(html, /<h1[ >]/g)).toBe(1);
		expect(count(html, /<title>[^<]{10,}<\/title>/g)).toBe(1);
		expect(count(html, /<meta name="description" content="[^"]{20,}"/g)).toBe(1);
		expect(html).toContain(`<link rel="canonical" href="${inject('baseUrl')}/claims/${id}"`);
		expect(html).toMatch(/<figure data-chart="(map|sankey|timeline)"/);
		expect(html).toMatch(new RegExp(`href="/(map|sankey|timeline)\\?v=1&amp;[^"]*claim=${id}"`));
		expect(count(html, /data-outcome=/g)).toBe(computeChecks(shipped, id).length);
		for (const source of claim.source_ids) expect(html).toContain(`href="/sources#${source}"`);
		expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/);

		const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
		expect(blocks).toHaveLength(1);
		const review = JSON.parse(blocks[0]![1]!) as Review;
		expect(review['@type']).toBe('ClaimReview');
		expect(review.url).toBe(`${inject('baseUrl')}/claims/${id}`);
		expect(review.claimReviewed).toBe(claim.claim);
		expect(review.datePublished).toMatch(/^\d{4}-\d{2}-\d{2}$/);
		expect(review.author).toMatchObject({ '@type': 'Organization', name: 'Gas Pivot' });
		expect(review.itemReviewed).toMatchObject({ '@type': 'Claim', datePublished: claim.said_on });
		expect(review.itemReviewed.author['@type']).toMatch(/^(Person|Organization)$/);
		expect(review.itemReviewed.author.name).not.toBe('');
		expect(review.itemReviewed.appearance).toMatchObject({
			'@type': 'NewsArticle',
			datePublished: '2022-09-16',
			publisher: { name: 'by time news' }
		});
		expect(review.reviewRating['@type']).toBe('Rating');
		expect(review.reviewRating.alternateName).toBe(verdictName[claim.verdict]);
		expect(review.reviewRating.ratingValue).toBe(ratings[claim.verdict]);
	});

	it('shows nine checks of the central claim, each with both figures and its outcome', async () => {
		const { page } = await openPage(`/claims/${central}`, { scripts: false, width: 360 });
		const checks = page.locator('.checks tbody tr');
		expect(await checks.count()).toBe(9);
		for (const check of await checks.all()) {
			expect(await check.locator('strong').count()).toBe(2);
			expect(await check.locator('.outcome').innerText()).toMatch(/^(true|false|unknown)$/);
		}
		expect(await page.locator('.computed').getAttribute('data-computed')).toBe('partly');
		expect(await page.locator('.computed').getAttribute('data-unknown')).toBe('1');
	});

	it('leads to the claims beside it', async () => {
		const { page } = await openPage('/claims/chinese-turn', { scripts: false });
		await page.locator('.neighbours a[rel="next"]').click();
		expect(new URL(page.url()).pathname).toBe('/claims/novak-occasion');
	});

	it('helps where there is no such claim', async () => {
		const { status, html } = await get('/claims/pos2-replace-ns2');
		expect(status).toBe(404);
		expect(html).toContain(`href="/claims/${central}"`);
		expect(html).toContain('href="/claims"');
		const none = await get('/claims/%3Cscript%3Ezzzz');
		expect(none.status).toBe(404);
		expect(none.html).not.toContain('<script>zzzz');
	});
});
