/** Serves the build. PORT unset: 3000, or the next free port; HOST unset: every address of this machine. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { policiesIn } from './headers.js';
import { BACKLOG, createGuardedServer, logLine } from './server.js';

// What draws pictures asks Node for a report on this process when it is loaded, with the first picture. Left to itself that report
// looks up the name of each client that is connected, one after another, and nobody is answered meanwhile.
Object.assign(process.report, { excludeNetwork: true });

const build = new URL('../build/', import.meta.url);
const base = process.env.BASE_PATH ?? '';
const parent = process.ppid;
// The adapter takes every address for https unless it is told where the protocol stands, and reads both when it is imported.
const protocolHeader = (process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto').toLowerCase();
const hostHeader = (process.env.HOST_HEADER ??= 'host').toLowerCase();

const { server, stop } = createGuardedServer(await importHandler(), {
	base,
	hostHeader,
	protocolHeader,
	policies: policiesIn(fileURLToPath(new URL('prerendered', build)))
});
process.on('unhandledRejection', (error) => console.error(logLine('unhandled rejection', error)));
process.on('uncaughtException', (error) => {
	console.error(logLine('uncaught exception', error));
	// A file of the build that went away while we serve, as when it is built anew, is that visitor's loss only. After
	// anything else nobody knows what still holds.
	if (!('code' in error && error.code === 'ENOENT' && server.listening)) process.exit(1);
});

const port = await listen();

let ending = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
	process.on(signal, () => {
		// Whoever asks twice will not wait.
		if (ending) process.exit(1);
		end();
	});
}
if (process.env['npm_lifecycle_event']) {
	// npm passes a signal on to the shell between us, which dies of it and tells us nothing.
	setInterval(() => process.ppid === parent || ending || end(), 250).unref();
}
console.log(`Gas Pivot is at http://localhost:${port}${base && `${base}/`}`);

function end() {
	ending = true;
	void stop().then(() => process.exit(0));
}

/** @param {string} line @returns {never} */
function giveUp(line) {
	console.error(line);
	process.exit(1);
}

/** The app, with its data read; what is wrong with the data is told as it is, and needs no stack. */
async function importHandler() {
	const file = new URL('handler.js', build);
	if (!existsSync(file)) giveUp('There is no build to serve. `npm start` makes one first; so does `npm run build`.');
	try {
		/** @type {unknown} */
		const app = await import(file.href);
		return /** @type {{ handler: import('./server.js').Handler }} */ (app).handler;
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		// A plain Error speaks to whoever runs this, such as on a bad ORIGIN; any other kind is a bug, and its place is wanted.
		const plain = error.name === 'FactsError' || error.name === 'Error';
		return giveUp(plain ? error.message : `Gas Pivot cannot start: ${error.stack}`);
	}
}

/** The port that the server now listens on. */
async function listen() {
	const { PORT, HOST } = process.env;
	if (PORT && !(/^\d+$/.test(PORT) && Number(PORT) < 65_536)) {
		giveUp(`PORT is ${PORT}, and a port is a number up to 65535.`);
	}
	const ports = PORT ? [Number(PORT)] : Array.from({ length: 100 }, (_, i) => 3000 + i);
	for (const port of ports) {
		try {
			server.listen({ port, host: HOST || undefined, backlog: BACKLOG });
			await once(server, 'listening');
			return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
		} catch (error) {
			const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
			if (code !== 'EADDRINUSE') giveUp(`Port ${port} cannot be opened: ${message}.`);
		}
	}
	return giveUp(
		PORT
			? `Port ${PORT} is taken. Set PORT to another, or leave it out.`
			: 'The ports 3000 to 3099 are all taken. Set PORT to a free one.'
	);
}
