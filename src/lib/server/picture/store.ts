/** A picture once made. */
export interface Made {
	readonly body: Uint8Array<ArrayBuffer>;
	/** Strong: equal bytes, equal tag. */
	readonly etag: string;
}

/**
 * Keeps what was last asked for, up to so many pictures and bytes. `of` gives the picture of a key, or has it made: once for
 * all who ask at the same time. What fails is not kept.
 */
export function createStore(most: { readonly count: number; readonly bytes: number }) {
	// A Map walks its keys in the order they were set, so the first is the one that nobody has asked for the longest.
	const kept = new Map<string, Made>();
	const underway = new Map<string, Promise<Made>>();
	let bytes = 0;

	function drop(key: string) {
		bytes -= kept.get(key)?.body.byteLength ?? 0;
		kept.delete(key);
	}

	function keep(key: string, made: Made): Made {
		drop(key);
		kept.set(key, made);
		bytes += made.body.byteLength;
		for (const oldest of kept.keys()) {
			if (kept.size <= most.count && bytes <= most.bytes) break;
			drop(oldest);
		}
		return made;
	}

	return {
		of(key: string, make: () => Promise<Made>): Promise<Made> {
			const held = kept.get(key);
			if (held) return Promise.resolve(keep(key, held));
			const making =
				underway.get(key) ??
				make()
					.then((made) => keep(key, made))
					.finally(() => underway.delete(key));
			underway.set(key, making);
			return making;
		}
	};
}
