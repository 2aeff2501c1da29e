import { crc32 } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { chunk, textChunk } from '#lib/server/picture/chunks.ts';
import { outlined } from '#lib/server/picture/outline.ts';
import { pngOf } from '#lib/server/picture/png.ts';
import { createQueue, Full } from '#lib/server/picture/queue.ts';
import { partScale, readSize } from '#lib/server/picture/size.ts';
import { standalone } from '#lib/server/picture/standalone.ts';
import { createStore } from '#lib/server/picture/store.ts';
import { nameIn, spelt } from '#lib/server/picture/typeface.ts';
import { shipped } from '../support/network.ts';
import { differing } from '../support/pixels.ts';
import { chunksOf, textsOf } from '../support/png.ts';

describe('a chunk of a PNG', () => {
	it('holds length, type, data and a CRC over the last two', () => {
		expect(chunk('IEND', new Uint8Array()).toString('hex')).toBe('0000000049454e44ae426082');
		const made = chunk('iTXt', Buffer.from('abc'));
		expect(made.readUInt32BE(0)).toBe(3);
		expect(made.readUInt32BE(11)).toBe(crc32(Buffer.from('iTXtabc')));
	});
	it('of text is UTF-8 after a keyword and four bytes of no compression, language or translation', () => {
		const data = textChunk('Title', 'Türkiye').subarray(8, -4);
		expect(data.toString('utf8')).toBe('Title\0\0\0\0\0Türkiye');
	});
});

describe('pngOf', () => {
	const svg =
		'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#c00"/></svg>';
	it('draws at the size and the scale asked for, with its texts, and the same bytes each time', async () => {
		const made = await pngOf(svg, 2, { Title: 'Red', Source: 'https://a.example/?é=1' });
		const header = chunksOf(made).find(({ type }) => type === 'IHDR')!.data;
		expect([header.readUInt32BE(0), header.readUInt32BE(4)]).toEqual([80, 40]);
		expect(textsOf(made)).toEqual({ Title: 'Red', Source: 'https://a.example/?é=1' });
		expect(Buffer.from(await pngOf(svg, 2, { Title: 'Red', Source: 'https://a.example/?é=1' })).equals(made)).toBe(
			true
		);
	});
	it('has letters for the names that the data holds', async () => {
		const drawn = async (text: string) => {
			const words = `<text y="15" font-size="12" font-family="Inter">${text}</text></svg>`;
			return (await pngOf(svg.replace('</svg>', words), 1, {})).length;
		};
		const blank = await drawn('');
		for (const text of ['Türkiye', 'Česko', 'Київ', 'Αθήνα']) expect(await drawn(text), text).toBeGreaterThan(blank);
	});
});

describe('what the typeface has no letters for', () => {
	const writings = ['上海', 'مبارك', 'मुंबई', 'חיפה'];
	it('does not stand in a picture: a thing goes by its id there', () => {
		for (const name of ['Türkiye', 'Česko', 'Київ', 'Αθήνα']) expect(nameIn({ id: 'a', name }).name).toBe(name);
		for (const name of writings) expect(nameIn({ id: 'a-place', name }).name, name).toBe('a-place');
	});
	it('does not stand in other words either: a … tells that something is left out', async () => {
		const svgOf = (words: string) =>
			`<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><title>${words}</title><rect width="90" height="20" fill="#fff"/><text x="1" y="15" font-size="12">${words}</text></svg>`;
		for (const name of writings) {
			const made = spelt(svgOf(`At ${name} ${name} &amp; on`));
			expect(made).toContain('>At … &amp; on</text>');
			expect(made).toContain(`<title>At ${name}`);
			// A box would be drawn for a letter that is not there.
			const drawn = await pngOf(made, 1, {});
			expect(drawn).toEqual(await pngOf(svgOf('At … &amp; on'), 1, {}));
			expect(drawn).not.toEqual(await pngOf(svgOf(`At ${name} ${name} &amp; on`), 1, {}));
		}
	});
	it('is nothing that the shipped data holds', () => {
		const { places, routes, claims, citations } = shipped;
		for (const thing of [...places, ...routes]) expect(nameIn(thing)).toBe(thing);
		for (const text of [
			...claims.flatMap(({ claim, quote }) => [claim, quote]),
			...citations.map((one) => one.publisher)
		])
			expect(spelt(`<text>${text}</text>`)).toBe(`<text>${text}</text>`);
	});
});

describe('outlined', () => {
	const svgOf = (words: string) =>
		`<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><path d="M1.234,2H3" data-route="r"/><g opacity="0.5"><text x="9" y="15" font-size="12" font-weight="600" fill="#c00">${words}</text></g></svg>`;
	it('puts the outlines of letters where words stood, which a group still names, and leaves the rest', () => {
		const made = outlined(svgOf('Say "a" &amp; b'));
		expect(made).not.toContain('<text');
		expect(made).toContain(
			'<path d="M1.234,2H3" data-route="r"/><g opacity="0.5"><g aria-label="Say &quot;a&quot; &amp; b">'
		);
		expect(made).toMatch(/<path fill="#cc0000" d="m[\d.]/);
	});
	it('draws the same as the words, to a hundredth of a unit', async () => {
		const drawn = async (svg: string) => pngOf(svg.replace('<svg ', '<svg font-family="Inter" '), 4, {});
		expect(differing(await drawn(svgOf('Türkiye 12.5')), await drawn(outlined(svgOf('Türkiye 12.5'))))).toBeLessThan(
			0.001
		);
		expect(differing(await drawn(svgOf('Türkiye 12.5')), await drawn(svgOf('')))).toBeGreaterThan(0.05);
	});
	it('has nothing for what has no outline', () => {
		expect(outlined(svgOf(' '))).toContain('<g opacity="0.5"></g>');
	});
});

describe('the queue', () => {
	it('does tasks in order, so many at a time, and refuses one more than may wait', async () => {
		const run = createQueue({ running: 1, waiting: 2 });
		const done: number[] = [];
		let busy = 0;
		const task = (n: number) => async () => {
			expect((busy += 1)).toBe(1);
			await wait(2);
			busy -= 1;
			done.push(n);
		};
		const waiting = [1, 2, 3].map((n) => run(task(n)));
		await expect(run(task(4))).rejects.toThrow(Full);
		await Promise.all(waiting);
		expect(done).toEqual([1, 2, 3]);
	});
	it('goes on after a task that failed', async () => {
		const run = createQueue({ running: 1, waiting: 2 });
		await expect(run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
		expect(await run(() => Promise.resolve(1))).toBe(1);
	});
});

describe('the store of pictures', () => {
	const made = (bytes: number) => () => Promise.resolve({ body: new Uint8Array(bytes), etag: String(bytes) });
	const never = () => Promise.reject(new Error('it is kept already'));
	it('has a picture made once for all who ask at the same time', async () => {
		const store = createStore({ count: 9, bytes: 100 });
		const make = vi.fn(made(1));
		await Promise.all(Array.from({ length: 50 }, () => store.of('a', make)));
		expect(make).toHaveBeenCalledOnce();
	});
	it('keeps so many, and so many bytes, of those last asked for', async () => {
		const store = createStore({ count: 3, bytes: 100 });
		for (const key of ['a', 'b', 'a', 'c', 'd']) await store.of(key, made(10));
		await expect(store.of('b', never)).rejects.toThrow();
		expect(await store.of('a', never)).toHaveProperty('etag', '10');
		await store.of('e', made(90));
		await expect(store.of('d', never)).rejects.toThrow();
		expect(await store.of('a', never)).toHaveProperty('etag', '10');
	});
	it('does not keep what failed', async () => {
		const store = createStore({ count: 3, bytes: 100 });
		await expect(store.of('a', never)).rejects.toThrow();
		expect(await store.of('a', made(1))).toHaveProperty('etag', '1');
	});
});

describe('the size of a picture', () => {
	const read = (query: string) => readSize(new URLSearchParams(query));
	it('is that which links unfurl with, unless asked otherwise', () => {
		expect(read('')).toEqual({ width: 1200, height: 630, scale: 1, theme: 'light' });
		expect(read('w=&h=&scale=fit&theme=')).toEqual({ width: 1200, height: 630, scale: 1, theme: 'light' });
		expect(read('w=600&h=315&scale=4&theme=dark')).toEqual({ width: 600, height: 315, scale: 4, theme: 'dark' });
	});
	it.each([
		['w=319', 'w'],
		['w=2001', 'w'],
		['w=1e3', 'w'],
		['w=600&w=700', 'w'],
		['h=199', 'h'],
		['h=-5', 'h'],
		['h=６００', 'h'],
		['scale=3', 'scale'],
		['scale=1.5', 'scale'],
		['scale=2&scale=4', 'scale'],
		['theme=blue', 'theme'],
		['scale=4', 'scale'],
		['w=2000&h=2000&scale=2', 'scale']
	])('of %s is refused for its %s', (query, key) => {
		expect(read(query)).toMatchObject({ key, error: `invalid ${key}` });
	});
	it('shares the key `scale` with the view, which has words there', () => {
		const { view, picture } = partScale(new URLSearchParams('year=2021&scale=fit&scale=2'));
		expect(view.toString()).toBe('year=2021&scale=fit');
		expect(picture.toString()).toBe('scale=2');
	});
});

describe('standalone', () => {
	it('makes groups of links, and takes out what only a page has use for', () => {
		const page =
			'<!--[--><a class="b" href="/x?a=1&amp;b=2" aria-label="a > b" data-mark="m" data-link="a>b" tabindex="-1">' +
			'<path class="hit" d="M0,0" stroke="transparent"></path><path class="edge" d="M0,0H9" data-route="r" data-value="5"></path>' +
			'<text x="1"></text><text x="2">1 &lt; 2</text></a><!--]-->';
		expect(standalone(page)).toBe(
			'<g data-link="a>b"><path d="M0,0H9" data-route="r" data-value="5"/><text x="2">1 &lt; 2</text></g>'
		);
	});
	it('puts the paths that are used in their place', () => {
		expect(standalone('<use class="land" href="#land" fill="#eee"></use>', { land: 'M1,1H2' })).toBe(
			'<path fill="#eee" d="M1,1H2"/>'
		);
	});
});
