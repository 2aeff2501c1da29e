import { describe, expect, inject, it } from 'vitest';

describe('the state of the server', () => {
	it('is ok, with the version of its data, and is never kept', async () => {
		const response = await fetch(`${inject('baseUrl')}/healthz`);
		expect(response.status).toBe(200);
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(await response.json()).toEqual({
			status: 'ok',
			data: {
				version: expect.stringMatching(/^\w+$/) as string,
				date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string
			}
		});
	});
});
