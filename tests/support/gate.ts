import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One address with a server behind it that can be changed, or taken away. */
export interface Gate {
	readonly url: string;
	/** Where requests go; `null`: the line is cut. */
	to: string | null;
	/** `silent`: the line is open, and nothing comes. `failing`: as a proxy answers whose server is down. */
	state: 'open' | 'silent' | 'failing';
	/** What was asked for, in order, each with the status of its answer: 0 where none has gone out whole. */
	readonly asked: readonly string[];
	readonly close: () => void;
}

/** `localhost`, for a browser lets only a secure address or this one have a worker. */
export async function openGate(to: string): Promise<Gate> {
	const asked: string[] = [];
	const server = createServer((req, res) => {
		const at = asked.push(`0 ${req.url ?? ''}`) - 1;
		res.on('finish', () => (asked[at] = `${res.statusCode} ${req.url ?? ''}`));
		pass(gate, req, res);
	});
	await new Promise<void>((done) => server.listen(0, 'localhost', done));
	const gate: Gate = {
		url: `http://localhost:${(server.address() as AddressInfo).port}`,
		to,
		state: 'open',
		asked,
		close() {
			server.close();
			server.closeAllConnections();
		}
	};
	return gate;
}

function pass(gate: Gate, req: IncomingMessage, res: ServerResponse): void {
	if (gate.state === 'silent') return;
	if (gate.state === 'failing') return void res.writeHead(502).end();
	if (gate.to === null) return void req.socket.destroy();
	const onward = request(gate.to + (req.url ?? ''), { method: req.method, headers: req.headers }, (answer) => {
		res.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(res);
	});
	onward.on('error', () => res.destroy());
	res.on('close', () => onward.destroy());
	req.pipe(onward);
}
