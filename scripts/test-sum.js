/**
 * Prints the sum of a test run, "N passed, N failed", and exits with 1 unless all passed: `node scripts/test-sum.js
 * <report of Vitest in JSON> <status of the run>`. A run that broke down without a failed test counts as one failure.
 */
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

const [, , file = '', status = '1'] = process.argv;

/** @type {unknown} */
const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const { numPassedTests: passed = 0, numFailedTests = 0 } =
	/** @type {{ numPassedTests?: number, numFailedTests?: number }} */ (report);
const brokeDown = status !== '0' || passed === 0;
const failed = Math.max(numFailedTests, brokeDown ? 1 : 0);

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
