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
		parent.postMessage({ type: 'gas-pivot:height', height }, '*');
		parent.postMessage(JSON.stringify({ src: location.href, context: 'iframe.resize', height }), '*');
	});
	// The script may come before what it watches.
	addEventListener('DOMContentLoaded', begin);
	if (document.readyState !== 'loading') begin();
	function begin() {
		const embed = document.querySelector('.embed');
		if (embed) watch.observe(embed);
	}
}
