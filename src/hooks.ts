import type { Transport } from '@sveltejs/kit';
import { Unsent } from './routes/unsent.ts';

/** How Kit is to send what is not plain data. */
export const transport: Transport = {
	Unsent: {
		encode: (value) => value instanceof Unsent && 'unsent',
		decode: () => new Unsent(null)
	}
};
