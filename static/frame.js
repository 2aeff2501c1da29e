// In an embed: tells the page around it how high it is, in our own words and in Embedly's, whenever that changes. One that is
// opened by itself is as high as it is, and scrolls.
document.documentElement.dataset.grows = '';
if (parent !== window) {
	let last = 0;
	const watch = new ResizeObserver(([entry]) => {
		if (!entry) return;
		const height = Math.ceil(entry.target.getBoundingClientRect().height);
		if (height === last) return;
		last = height;
		tell(height);
	});
	/** @param {number} height */
	function tell(height) {
		parent.postMessage({ type: 'gas-pivot:height', height }, '*');
		parent.postMessage(JSON.stringify({ src: location.href, context: 'iframe.resize', height }), '*');
	}
	// The page's own script may come after this one, and then asks.
	addEventListener('message', (/** @type {MessageEvent<{ type?: unknown } | null>} */ { data, source }) => {
		if (source === parent && data?.type === 'gas-pivot:ask' && last > 0) tell(last);
	});
	// The script may come before what it watches.
	addEventListener('DOMContentLoaded', begin);
	if (document.readyState !== 'loading') begin();
	function begin() {
		const embed = document.querySelector('.embed');
		if (embed) watch.observe(embed);
	}
}
