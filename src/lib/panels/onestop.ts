/** Makes some links one stop of the Tab key, with the arrows going round them; without scripts each is a stop of its own. */
export function oneStop(bar: HTMLElement) {
	const links = () => [...bar.querySelectorAll<HTMLElement>('a')];
	const settle = (held: HTMLElement | undefined) => {
		for (const link of links()) link.tabIndex = link === held ? 0 : -1;
	};
	const onkeydown = (event: KeyboardEvent) => {
		const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
		if (by === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
		event.preventDefault();
		event.stopPropagation();
		const all = links();
		const next = all.at((all.indexOf(event.target as HTMLElement) + by) % all.length);
		next?.focus();
		settle(next);
	};
	settle(links()[0]);
	bar.addEventListener('keydown', onkeydown);
	return () => bar.removeEventListener('keydown', onkeydown);
}
