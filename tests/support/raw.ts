import { connect } from 'node:net';

export interface RawAnswer {
	/** `null` when the server hung up without an answer. */
	readonly status: number | null;
	readonly text: string;
	readonly milliseconds: number;
}

/** Sends bytes as they are, which `fetch` would mend or refuse, and reads until the server hangs up; `onConnect` once it is reached. */
export function send(baseUrl: string, bytes: string | Buffer, onConnect?: () => void): Promise<RawAnswer> {
	const start = performance.now();
	const { hostname, port } = new URL(baseUrl);
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		const socket = connect(Number(port), hostname);
		socket.on('data', (chunk: Buffer) => chunks.push(chunk));
		// A server that hangs up on what it does not want to read resets the connection: that is an answer too.
		socket.on('error', () => socket.destroy());
		socket.on('close', () => {
			const text = Buffer.concat(chunks).toString('latin1');
			const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
			resolve({ status: status ? Number(status) : null, text, milliseconds: performance.now() - start });
		});
		if (onConnect) socket.once('connect', onConnect);
		socket.write(bytes);
	});
}

/** A GET for a target as it is, with further header lines. */
export const sendGet = (
	baseUrl: string,
	target: string,
	lines: readonly string[] = [],
	onConnect?: () => void
): Promise<RawAnswer> => {
	const host = lines.some((line) => /^host:/i.test(line)) ? [] : ['Host: localhost'];
	const head = [`GET ${target} HTTP/1.1`, ...host, 'Connection: close', ...lines];
	return send(baseUrl, Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), onConnect);
};
