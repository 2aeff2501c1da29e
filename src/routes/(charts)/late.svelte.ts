/**
 * What is loaded only once it is needed; `undefined` until it is here, and while it is not needed. Without a network it does not
 * come, and a chart stays as it is without it.
 */
export function late<Value>(isNeeded: () => boolean, load: () => Promise<{ readonly default: Value }>) {
	let loaded: Value | undefined = $state.raw();
	$effect(() => {
		if (!isNeeded()) return;
		load().then(
			(module) => {
				loaded = module.default;
			},
			() => undefined
		);
	});
	return {
		get current() {
			return isNeeded() ? loaded : undefined;
		}
	};
}
