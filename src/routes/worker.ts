import { resolve } from '$app/paths';

/** A browser that lets only trusted addresses become workers takes ours from this policy, which trusts no other. */
interface TrustedTypes {
	createPolicy: (
		name: string,
		rules: { createScriptURL: () => string }
	) => {
		createScriptURL: (url: string) => string;
	};
}

const address = resolve('/').replace(/\/$/, '') + '/service-worker.js';

/**
 * Starts the worker that keeps what is seen, and tells it of this page, which came before it. Where a browser has no
 * workers or allows no storage, all is as if there were none. To be called once the page is in use.
 */
export function startWorker(): void {
	void register().catch(() => undefined);
}

async function register(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
	const policy = trustedTypes?.createPolicy('gas-pivot-worker', { createScriptURL: () => address });
	// Another worker that takes over has kept nothing of this page yet.
	navigator.serviceWorker.addEventListener('controllerchange', tellWorker);
	await navigator.serviceWorker.register(policy?.createScriptURL(address) ?? address);
	tellWorker();
}

/** Has the worker keep the page that is shown, with the files that it has loaded. */
export function tellWorker(): void {
	try {
		navigator.serviceWorker.controller?.postMessage({
			keep: location.href,
			parts: performance.getEntriesByType('resource').map(({ name }) => name)
		});
	} catch {
		// As above.
	}
}
