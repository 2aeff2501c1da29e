// Kept by the service worker as it was built: see src/service-worker.ts.
export const prerender = true;
export const csr = false;
