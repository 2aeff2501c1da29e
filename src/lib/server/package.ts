/** A column as the dictionary tells it. */
export interface Field {
	readonly name: string;
	readonly type: string;
	readonly title: string;
	readonly meaning: string;
	readonly unit: string;
	/** A closed list of the words that may stand in it; empty where any may. */
	readonly words: readonly string[];
	/** What else must hold, in words. */
	readonly rules: readonly string[];
}

/** A file as the dictionary tells it. */
export interface Resource {
	readonly name: string;
	readonly title: string;
	readonly meaning: string;
	readonly licence: Licence | null;
	readonly keys: readonly string[];
	readonly fields: readonly Field[];
}

export interface Licence {
	readonly title: string;
	readonly path: string;
}

export interface Dictionary {
	readonly title: string;
	readonly description: string;
	readonly version: string;
	readonly keywords: readonly string[];
	readonly licence: Licence | null;
	readonly resources: readonly Resource[];
}

/** datapackage.json as it is written: whatever is missing in another folder's reads as empty. */
interface Written {
	readonly title?: string;
	readonly description?: string;
	readonly version?: string;
	readonly keywords?: readonly string[];
	readonly licenses?: readonly Licence[];
	readonly resources?: readonly {
		readonly name: string;
		readonly title?: string;
		readonly description?: string;
		readonly licenses?: readonly Licence[];
		readonly schema?: {
			readonly fields?: readonly WrittenField[];
			readonly primaryKey?: readonly string[];
			readonly uniqueKeys?: readonly (readonly string[])[];
			readonly foreignKeys?: readonly {
				readonly fields: readonly string[];
				readonly reference: { readonly resource: string; readonly fields: readonly string[] };
			}[];
		};
	}[];
}
interface WrittenField {
	readonly name: string;
	readonly type?: string;
	readonly title?: string;
	readonly description?: string;
	readonly unit?: string;
	readonly listOf?: string;
	readonly constraints?: {
		readonly required?: boolean;
		readonly unique?: boolean;
		readonly enum?: readonly string[];
		readonly pattern?: string;
		readonly minimum?: number;
		readonly maximum?: number;
	};
}

const found = import.meta.glob<string>('$data/datapackage.json', { query: '?raw', import: 'default', eager: true });
export const packageText = Object.values(found)[0] ?? '{}\n';

export const dictionary: Dictionary = readDictionary(JSON.parse(packageText) as Written);

function readDictionary({ title, description, version, keywords, licenses, resources = [] }: Written): Dictionary {
	return {
		title: title ?? 'Gas Pivot',
		description: description ?? '',
		version: version ?? '',
		keywords: keywords ?? [],
		licence: licenses?.[0] ?? null,
		resources: resources.map(({ name, title, description, licenses, schema = {} }) => ({
			name,
			title: title ?? name,
			meaning: description ?? '',
			licence: licenses?.[0] ?? null,
			keys: [
				...(schema.primaryKey ? [`${schema.primaryKey.join(' + ')} names a row`] : []),
				...(schema.uniqueKeys ?? []).map((columns) => `${columns.join(' + ')}: once together`),
				...(schema.foreignKeys ?? []).map(
					({ fields, reference }) =>
						`${fields.join(' + ')} is the ${reference.fields.join(' + ')} of ${reference.resource || name}.csv`
				)
			],
			fields: (schema.fields ?? []).map(readField)
		}))
	};
}

function readField({ name, type, title, description, unit, listOf, constraints = {} }: WrittenField): Field {
	const { required, unique, enum: words = [], pattern, minimum, maximum } = constraints;
	return {
		name,
		type: type ?? 'string',
		title: title ?? name,
		meaning: description ?? '',
		unit: unit ?? '',
		words,
		rules: [
			required ? 'never empty' : '',
			unique ? 'each once' : '',
			listOf ? 'a list split by semicolons' : '',
			minimum === undefined ? '' : `at least ${minimum}`,
			maximum === undefined ? '' : `at most ${maximum}`,
			pattern ? `matches ${pattern}` : ''
		].filter((rule) => rule !== '')
	};
}
