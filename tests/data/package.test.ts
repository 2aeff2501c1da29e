import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { fileNames, regions, schema, statuses } from '#lib/facts/schema.ts';
import { shippedFiles } from '../support/network.ts';

interface Field {
	readonly name: string;
	readonly type: string;
	readonly description?: string;
	readonly constraints?: { readonly enum?: readonly string[] };
}
interface Resource {
	readonly name: string;
	readonly path: string;
	readonly schema: { readonly fields: readonly Field[] };
}
const { resources } = JSON.parse(readFileSync('data/datapackage.json', 'utf8')) as { resources: Resource[] };
const fieldsOf = (name: string) => resources.find((resource) => resource.name === name)!.schema.fields;

describe('datapackage.json', () => {
	it('names every file and every column that the loader reads, in the order of the file', () => {
		for (const name of fileNames) {
			const header = Papa.parse<string[]>(shippedFiles()[name]).data[0];
			expect(
				fieldsOf(name).map((field) => field.name),
				name
			).toEqual(header);
			expect([...header!].sort(), name).toEqual(Object.keys(schema[name]).sort());
		}
	});
	it('says of every column what it means', () => {
		for (const {
			name,
			schema: { fields }
		} of resources)
			for (const field of fields) expect(field.description?.length ?? 0, `${name}.${field.name}`).toBeGreaterThan(8);
	});
	it('lists the words that the loader takes', () => {
		const words = (name: string, column: string) =>
			fieldsOf(name).find((field) => field.name === column)!.constraints?.enum;
		expect([...words('routes', 'status')!].sort()).toEqual([...statuses].sort());
		expect([...words('places', 'region')!].sort()).toEqual([...regions].sort());
	});
});

describe('the shipped files', () => {
	it('come out of a reader and a writer cell by cell as they were', () => {
		for (const [name, text] of Object.entries(shippedFiles())) {
			const { data } = Papa.parse<string[]>(text.trimEnd());
			expect(Papa.parse<string[]>(Papa.unparse(data, { newline: '\n' })).data, name).toEqual(data);
			expect(text.endsWith('\n'), name).toBe(true);
			expect(text, name).not.toMatch(/\r|\uFEFF/);
		}
	});
});
