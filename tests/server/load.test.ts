import { describe, expect, it } from 'vitest';
import { runScript } from '../support/process.ts';

/** Counts only: how fast it goes depends on the machine, and `npm run load` says it. */
describe('the server under load', () => {
	it(
		'answers 200 readers of pages and pictures, and whoever comes among clients that leave, without an error',
		{ timeout: 300_000 },
		async () => {
			const { status, stdout, stderr } = await runScript(['scripts/load.js', '--short']);
			expect({ last: stdout.trim().split('\n').at(-1), stderr, status }).toEqual({
				last: 'No error.',
				stderr: '',
				status: 0
			});
		}
	);
});
