import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of tests that take long and are short to read, by the end of their paths. */
const long = ['browser/axe.test.ts', 'browser/offline.test.ts', 'browser/states.test.ts', 'server/agree.test.ts'];

/**
 * The order in which files of tests are run. Vitest begins with what took longest the last time, and on a fresh clone with the largest
 * file; a small one that takes minutes would come last there, and keep one processor waiting for the other.
 */
export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const isLong = ({ moduleId }: TestSpecification) => long.some((name) => moduleId.endsWith(name));
		const sorted = await super.sort(files);
		return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
	}
}
