import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Package } from 'datapackage';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

interface Descriptor {
	readonly resources: readonly {
		readonly name: string;
		readonly path: string;
		readonly schema: { readonly fields: readonly { readonly name: string }[] };
	}[];
}
let folder = '';
let descriptor: Descriptor;
/** Files of the zip by their path in it. */
let texts: Record<string, string>;
const get = (file: string) => fetch(`${inject('baseUrl')}/data/${file}`);

/** As a reader gets it: the zip, unpacked into a folder. */
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'gas-pivot-zip-'));
	const files = unzipSync(new Uint8Array(await (await get('gas-pivot.zip')).arrayBuffer()));
	texts = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
	for (const [name, text] of Object.entries(texts)) {
		await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
		await writeFile(path.join(folder, name), text);
	}
	descriptor = JSON.parse(texts['gas-pivot/datapackage.json']!) as Descriptor;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const load = (of: object) => Package.load(of, { basePath: path.join(folder, 'gas-pivot'), strict: false });
/** The same told as version 1 of the standard tells tables, so that the library reads their rows too. */
const tabular = ({ resources, ...rest }: Descriptor) => ({
	...rest,
	profile: 'tabular-data-package',
	resources: resources.map((resource) => ({ ...resource, profile: 'tabular-data-resource' }))
});

describe('the Data Package, read by a library that is not ours', () => {
	it('is the same in the zip and at its own address', async () => {
		expect(await (await get('datapackage.json')).json()).toEqual(descriptor);
	});
	it('has a valid descriptor, of the standard’s version 2 and by the profiles of version 1 too', async () => {
		expect(descriptor).toHaveProperty('$schema', 'https://datapackage.org/profiles/2.0/datapackage.json');
		for (const told of [descriptor, tabular(descriptor)]) {
			const { valid, errors } = await load(told);
			expect(errors.map(({ message }) => message)).toEqual([]);
			expect(valid).toBe(true);
		}
		expect((await load({ ...descriptor, resources: [] })).valid).toBe(false);
	});
	it('names every table of the zip, and no other', () => {
		const tables = Object.keys(texts).filter((name) => name.endsWith('.csv'));
		expect(descriptor.resources.map((resource) => `gas-pivot/${resource.path}`).sort()).toEqual(tables.sort());
	});
	it('has in every row what its schema says: names, types, constraints, and keys that lead somewhere', async () => {
		for (const resource of (await load(tabular(descriptor))).resources) {
			const rows = await resource.read({ keyed: true, relations: true });
			const { fields } = descriptor.resources.find(({ name }) => name === resource.name)!.schema;
			expect(Object.keys(rows[0]!), resource.name).toEqual(fields.map(({ name }) => name));
			const written = Papa.parse(texts[`gas-pivot/${resource.name}.csv`]!.trimEnd(), { header: true }).data;
			expect(rows.length, resource.name).toBe(written.length);
		}
	});
	it('is refused where a cell does not fit, or a key leads nowhere', async () => {
		const spoilt = async (name: string, change: (text: string) => string) => {
			const file = path.join(folder, 'gas-pivot', `${name}.csv`);
			const text = texts[`gas-pivot/${name}.csv`]!;
			await writeFile(file, change(text));
			const found = (await load(tabular(descriptor))).resources.find((resource) => resource.name === name)!;
			await expect(found.read({ keyed: true, relations: true }), name).rejects.toThrow();
			await writeFile(file, text);
		};
		await spoilt('capacities', (text) => text.replace(/,\d+(\.\d+)?,/, ',lots,'));
		await spoilt('flows', (text) => text.replace(/\n[a-z0-9-]+,/, '\nno-such-route,'));
	});
});
