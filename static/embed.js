// Gives frames of Gas Pivot the height of what is in them, and asks those that were here first. Optional: a frame without it
// keeps the height that it was given.
addEventListener('message', (/** @type {MessageEvent<unknown>} */ { data, source }) => {
	if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'gas-pivot:height') return;
	const height = 'height' in data ? Number(data.height) : NaN;
	if (!(height > 0 && height < 20000)) return;
	const frames = /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll('iframe[data-gas-pivot]'));
	for (const frame of frames) if (frame.contentWindow === source) frame.style.height = `${Math.ceil(height)}px`;
});
for (const frame of document.querySelectorAll('iframe[data-gas-pivot]'))
	/** @type {HTMLIFrameElement} */ (frame).contentWindow?.postMessage({ type: 'gas-pivot:ask' }, '*');
