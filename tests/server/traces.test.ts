import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { root, runScript, type Outcome } from '../support/process.ts';
import { sizeOf } from '../support/png.ts';

const folder = path.join(root, 'test-results/failing');
const vitest = 'node_modules/vitest/vitest.mjs';

describe('a browser test', () => {
	let outcome: Outcome;
	beforeAll(async () => {
		await rm(folder, { recursive: true, force: true });
		outcome = await runScript([vitest, 'run', '--config', 'tests/fixtures/failing.config.ts'], {
			BASE_URL: inject('baseUrl'),
			NODE_ENV: 'test',
			FORCE_COLOR: undefined,
			NO_COLOR: '1'
		});
	});

	it('that fails leaves a picture and a trace under its name, and one that passes nothing', async () => {
		onTestFinished(() => rm(folder, { recursive: true, force: true }));
		expect(outcome.stdout).toMatch(/1 failed \| 1 passed/);
		const name = 'the-overview-fails-here';
		expect((await readdir(folder)).sort()).toEqual([`${name}.png`, `${name}.zip`]);
		expect(sizeOf(await readFile(path.join(folder, `${name}.png`)))[0]).toBe(400);
		const trace = unzipSync(await readFile(path.join(folder, `${name}.zip`)));
		expect(new TextDecoder().decode(trace['trace.trace'])).toContain('"method":"goto"');
	});
});
