import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { formatView, parseView } from '#lib/view/view.ts';
import { eachOf } from '../support/html.ts';
import { hostileTarget } from '../support/hostile.ts';
import { shippedScope } from '../support/network.ts';
import { sendGet } from '../support/raw.ts';

/** Requests, some at a time. FUZZ_RUNS and FUZZ_SEED widen the hunt; what fails tells its seed. */
const AT_ONCE = 8;
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 80);
const SEED = Number(process.env['FUZZ_SEED'] ?? 5);
/** A bound on hanging, and no measure of speed. */
const HANG = 30_000;
const MOST_BYTES = 1_000_000;

const base = inject('baseUrl');

interface Answer {
	readonly target: string;
	readonly status: number | null;
	readonly headers: Headers;
	readonly body: string;
	readonly milliseconds: number;
}

async function ask(target: string): Promise<Answer> {
	const { status, text, milliseconds } = await sendGet(base, target);
	const split = text.indexOf('\r\n\r\n');
	const lines = text.slice(0, split).split('\r\n').slice(1);
	const headers = new Headers(
		lines.map((line): [string, string] => [line.split(':', 1)[0]!, line.replace(/^[^:]*:\s*/, '')])
	);
	const raw = Buffer.from(text.slice(split + 4), 'latin1').toString('utf8');
	return { target, status, headers, milliseconds, body: raw };
}

const refusals = [400, 404, 414, 431];

/** Everything that is wrong with an answer, in words; nothing where it is as it must be. */
function faultsOf({ target, status, headers, body, milliseconds }: Answer): string[] {
	const type = headers.get('content-type') ?? '';
	const isMarkup = /html|svg|xml/.test(type);
	const location = headers.get('location');
	const file = headers.get('content-disposition');
	const isFull = status === 503 && target.startsWith('/image/') && headers.has('retry-after');
	// oEmbed 1.0 has 501 for a format that is not offered.
	const isFormat = status === 501 && /^\/oembed\?.*format=/.test(target);
	return [
		[status === 200 || status === 308 || refusals.includes(status ?? 0) || isFull || isFormat, `answers ${status}`],
		[status === 200 || status === 308 || /[a-z]{3}/i.test(body.replace(/<[^>]*>/g, '')), 'gives no reason'],
		[!isMarkup || !/<\/?zq/i.test(body), 'has its markup back'],
		[!isMarkup || !/<[a-z][^<>]*" onzq="/i.test(body), 'has its attribute back'],
		[!isMarkup || !/(?:href|src|action)="\s*(?:javascript|data:text)/i.test(body), 'has its script in a link'],
		[!/<!--<zq|<zq|javascript:zq/i.test([...headers.values()].join('\n')), 'has it in a header'],
		[!headers.has('x-zq') && !headers.has('set-cookie'), 'has a header of its own'],
		[location === null || new URL(location, base).origin === base, `is led to ${location}`],
		[file === null || /^attachment; filename="[\w.-]{1,100}"$/.test(file), `is saved as ${file}`],
		[body.length < MOST_BYTES || /\.zip|\.json|\.csv/.test(target.split('?', 1)[0]!), `is of ${body.length} bytes`],
		[milliseconds < HANG, 'hangs'],
		[headers.get('x-content-type-options') === 'nosniff', 'is not dressed']
	].flatMap(([holds, fault]) => (holds ? [] : [fault as string]));
}

const canonicalOf = (body: string) =>
	/<link rel="canonical" href="([^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&').replaceAll('%22', '"');

/** What is wrong with the canonical address of a page; `known` are those that were seen to be their own. */
async function canonicalFaults({ target, status, headers, body }: Answer, known: Set<string>): Promise<string[]> {
	if (status !== 200 || !headers.get('content-type')?.startsWith('text/html')) return [];
	const canonical = canonicalOf(body);
	if (canonical === undefined) return ['has no canonical address'];
	const url = new URL(canonical);
	const faults = [
		...(url.host === 'localhost' ? [] : [`is at ${canonical}`]),
		...(canonical.length <= 2_000 ? [] : ['has a canonical address too long'])
	];
	const asked = new URL(target, base);
	if (/^\/(?:embed\/)?(?:sankey|map|timeline)$/.test(asked.pathname)) {
		const own = formatView(parseView(asked.searchParams, shippedScope).view);
		if (url.search !== own) faults.push(`is ${url.search} to the server and ${own} to the parser`);
		if (formatView(parseView(url.searchParams, shippedScope).view) !== own)
			faults.push('has another canonical of its own');
	}
	const path = url.pathname + url.search;
	if (faults.length === 0 && !known.has(path)) {
		known.add(path);
		const again = await ask(path);
		if (canonicalOf(again.body) !== canonical) faults.push(`leads on to ${canonicalOf(again.body)}`);
	}
	return faults;
}

describe('a hostile address', () => {
	it(
		`brings a page in one canonical state or is refused with a reason, ${RUNS * AT_ONCE} times`,
		{ timeout: 60_000 + RUNS * 2_000 },
		async () => {
			const known = new Set<string>();
			const statuses = new Map<number | null, number>();
			await fc.assert(
				fc.asyncProperty(fc.array(hostileTarget, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (targets) => {
					const faults: string[] = [];
					await eachOf(targets, async (target) => {
						const answer = await ask(target);
						statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
						const found = [...faultsOf(answer), ...(await canonicalFaults(answer, known))];
						faults.push(...found.map((fault) => `${target.slice(0, 300)} ${fault}`));
					});
					expect(faults).toEqual([]);
				}),
				{ numRuns: RUNS, seed: SEED }
			);
			// A hunt in which all is refused, or nothing, has hunted nothing.
			expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 404]));
			expect((await ask('/healthz')).status).toBe(200);
		}
	);

	it('leaves the objects of the server as they were', async () => {
		for (const key of [
			'__proto__',
			'constructor',
			'toString',
			'__proto__[polluted]',
			'constructor[prototype][polluted]'
		])
			for (const value of ['polluted', '__proto__', 'constructor'])
				for (const path of ['/sankey', '/table', '/claims', '/data/view.json', '/oembed', '/image/map.svg'])
					expect((await ask(`${path}?${key}=${value}`)).status, `${path} ${key} ${value}`).toBeLessThan(500);
		const { body, headers } = await ask('/data/view.json?v=1');
		expect(body).not.toContain('polluted');
		expect(headers.get('polluted')).toBeNull();
	});
});

describe('the longest address', () => {
	it.each([
		[8_192, 200],
		[8_193, 414],
		[15_000, 414],
		[17_000, 431]
	])('of %i characters is answered with %i, and one too long with what is allowed', async (length, expected) => {
		const target = `/?x=${'a'.repeat(length - 4)}`;
		const { status, body } = await ask(target);
		expect(status).toBe(expected);
		if (expected !== 200) expect(body).toContain('8192 characters');
		expect(body).not.toContain('aaaa');
	});
});

describe('a part of an address that cannot be read', () => {
	const faults = ['year=1066', 'focus=atlantis', 'unit=btu', 'at=0', 'span=2025..2015', 'claim=none', 'v=99'];
	it.each(['/', '/sankey', '/map', '/timeline', '/table', '/embed/sankey', '/embed/map', '/embed/timeline'])(
		'is named on the page: %s',
		async (path) => {
			for (const fault of faults) {
				const { status, body } = await ask(`${path}?${fault}`);
				expect([fault, status]).toEqual([fault, 200]);
				expect([fault, body.includes(`<code>${fault}</code>`)]).toEqual([fault, true]);
			}
		}
	);
	it.each(['/data/view.csv', '/data/view.json', '/qr.svg?for=map', '/image/sankey.png'])(
		'is refused by name where there is no page: %s',
		async (path) => {
			for (const fault of faults) {
				const { status, body } = await ask(`${path}${path.includes('?') ? '&' : '?'}${fault}`);
				expect([fault, status]).toEqual([fault, 400]);
				expect(body).toContain(fault.split('=', 1)[0]);
			}
		}
	);
});
