/** So many wait already that one more would wait too long. */
export class Full extends Error {
	override readonly name = 'Full';
}

/** Does tasks in their order, `running` at a time, while at most `waiting` wait; throws `Full` for one more. */
export function createQueue({ running, waiting }: { readonly running: number; readonly waiting: number }) {
	let busy = 0;
	const line: (() => void)[] = [];

	return async function run<T>(task: () => Promise<T>): Promise<T> {
		if (busy >= running) {
			if (line.length >= waiting) throw new Full('too many pictures are being drawn');
			// Whoever is let in takes the place of the one who leaves, so that nobody slips in between.
			await new Promise<void>((resolve) => line.push(resolve));
		} else busy += 1;
		try {
			return await task();
		} finally {
			const next = line.shift();
			if (next) next();
			else busy -= 1;
		}
	};
}
