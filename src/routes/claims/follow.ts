/** Takes the reader from claim to claim: says which one stands at the reading line, and brings one there. */
export interface Follower {
	/** For `{@attach}` on the list. */
	readonly attach: (list: HTMLElement) => () => void;
	/** Scrolls a claim to the reading line, without telling of those passed on the way. */
	readonly goTo: (id: string) => void;
}

/** Height of the band below the reading line, in pixels, that a claim must reach into. */
const BAND = 60;
/** Milliseconds for which what is passed is not told of, from when the claim that was gone to has been painted. */
const SCROLL_SETTLES = 120;

/** `line` is where a claim is read, in pixels from the top of the window: below the chart where that stands above. */
export function createFollower(line: () => number, onreach: (id: string) => void): Follower {
	let held = false;
	let latest = 0;

	function observe(list: HTMLElement): IntersectionObserver {
		// A claim that ends at the line, as the one before does when one has been gone to, is not read there.
		const top = Math.round(line()) + 1;
		const below = Math.max(0, window.innerHeight - top - BAND);
		const observer = new IntersectionObserver(
			(entries) => {
				const reached = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target as HTMLElement);
				const id = reached[0]?.dataset['claim'];
				if (id !== undefined && !held) onreach(id);
			},
			{ rootMargin: `-${top}px 0px -${below}px 0px` }
		);
		for (const item of list.querySelectorAll('[data-claim]')) observer.observe(item);
		return observer;
	}

	return {
		attach(list) {
			// The first report is of where the page stands already, which the address has said.
			hold();
			let observer = observe(list);
			const onresize = () => {
				observer.disconnect();
				hold();
				observer = observe(list);
			};
			window.addEventListener('resize', onresize);
			return () => {
				observer.disconnect();
				window.removeEventListener('resize', onresize);
			};
		},
		goTo(id) {
			hold();
			document.getElementById(`claim-${id}`)?.scrollIntoView({ block: 'start' });
		}
	};

	function hold() {
		held = true;
		const own = (latest += 1);
		const release = () => {
			if (own === latest) held = false;
		};
		// Where a claim has come to is told when it has been painted, which on a busy device may be long after.
		requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(release, SCROLL_SETTLES)));
	}
}

/** Whether a key press is a step and not text for a field, or a shortcut of the browser: 1 is on, −1 back, 0 none. */
export function stepOf(event: KeyboardEvent): -1 | 0 | 1 {
	const target = event.target as HTMLElement;
	const isTyping = target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
	if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return 0;
	return event.key === 'n' || event.key === 'j' ? 1 : event.key === 'p' || event.key === 'k' ? -1 : 0;
}
