import { describe, expect, inject, it } from 'vitest';
import { sendGet } from '../support/raw.ts';

const keys = [
	...[
		'v',
		'year',
		'vs',
		'span',
		'measure',
		'unit',
		'plans',
		'focus',
		'from',
		'to',
		'status',
		'claim',
		'pins',
		'at',
		'd'
	],
	...['__proto__', 'constructor', 'toString', 'utm_source', '']
];

const values = [
	...['', '0', '-1', '1e308', 'NaN', 'Infinity', '99999999999999999999', '2021.5', '２０２１', '2021 ', '+2021'],
	...[
		'__proto__',
		'constructor',
		'toString',
		'null',
		'undefined',
		'[object%20Object]',
		'true',
		'~',
		'~~~',
		'..',
		'2025..2015'
	],
	...[
		'%3Cscript%3Ealert(1)%3C/script%3E',
		'%22%3E%3Csvg%20onload=alert(1)%3E',
		"'%3B--",
		'javascript:alert(1)',
		'%00',
		'%0d%0a'
	],
	...[
		'%c0%ae',
		'%ED%A0%80',
		'%',
		'%zz',
		'../../etc/passwd',
		'%2e%2e%2f',
		'//evil.example',
		'%F0%9F%94%A5',
		'%E2%80%AE',
		'%00'.repeat(50)
	],
	...['a'.repeat(4_000), 'nord-stream-1~'.repeat(200), '1,2,3', '999,999,999', 'NaN,NaN,NaN', '200,-91,0']
];

const paths = ['/', '/sankey', '/map', '/about', '/claims', '/nowhere', '/embed/sankey'];

const queries = [
	...keys.flatMap((key) => values.map((value) => `${key}=${value}`)),
	...['&', '?', '=', '&&&=', '#', '%', '__proto__[x]=1', 'year[]=2021', 'year=2020&year=2021', 'a=1&'.repeat(2_000)]
];

describe('a hostile query', () => {
	it(`gets a page or is told no, at once, ${queries.length} times`, async () => {
		const worst = { status: 0, milliseconds: 0, length: 0 };
		const failures: string[] = [];
		let next = 0;
		const work = async () => {
			for (let i = next++; i < queries.length; i = next++) {
				const target = `${paths[i % paths.length]!}?${queries[i]!}`;
				const { status, text, milliseconds } = await sendGet(inject('baseUrl'), target);
				if (status === null || status >= 500 || text.includes('<script>alert(1)')) failures.push(`${status} ${target}`);
				worst.milliseconds = Math.max(worst.milliseconds, milliseconds);
				worst.length = Math.max(worst.length, text.length);
			}
		};
		await Promise.all(Array.from({ length: 4 }, work));
		expect(queries.length).toBeGreaterThan(800);
		expect(failures).toEqual([]);
		// A bound on hanging, and no measure of speed.
		expect(worst.milliseconds).toBeLessThan(30_000);
		expect(worst.length).toBeLessThan(1_000_000);
	});
});
