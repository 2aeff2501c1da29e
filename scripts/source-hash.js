import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (/** @type {string[]} */ ...names) => path.resolve(root, ...names);

/**
 * A hash of all that a build depends on, the data among it: equal for builds of the same files, wherever they are made.
 * Node's own modules only, since a bare clone asks for it.
 * @param {string} dataDir the folder that the figures come from
 */
export function sourceHash(dataDir) {
	const hash = createHash('sha256');
	const configs = readdirSync(root).filter((name) =>
		/^(package(-lock)?\.json|tsconfig\.json|.*\.config\.[jt]s)$/.test(name)
	);
	for (const name of ['src', 'static', 'scripts', dataDir, ...configs]) {
		for (const file of filesIn(at(name))) {
			hash.update(`${path.relative(root, file).replaceAll(path.sep, '/')}\0`);
			hash.update(readFileSync(file));
			hash.update('\0');
		}
	}
	for (const name of ['DATA_DIR', 'BASE_PATH']) hash.update(`${name}=${process.env[name] ?? ''}\0`);
	return hash.digest('hex');
}

/** The file itself, or every file below the folder, in one order. @param {string} name @returns {string[]} */
function filesIn(name) {
	const stats = statSync(name, { throwIfNoEntry: false });
	if (!stats) return [];
	if (!stats.isDirectory()) return [name];
	return readdirSync(name)
		.sort()
		.flatMap((child) => filesIn(path.join(name, child)));
}
