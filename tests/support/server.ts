import type { TestProject } from 'vitest/node';
import { startServer } from './process.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Where the built site is served during the tests, without a slash at the end. */
		baseUrl: string;
	}
}

/** One server for all tests that need one: what they ask of it changes nothing in it. */
export default async function setup(project: TestProject) {
	const server = await startServer();
	project.provide('baseUrl', server.url);
	let stopping = false;
	void server.outcome.then(({ status, stderr }) => {
		if (!stopping) console.error(`The server under test ended by itself, with ${status}: ${stderr}`);
	});
	return async () => {
		stopping = true;
		await server.stop();
	};
}
