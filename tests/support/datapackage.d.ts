/** What we use of the Data Package library, which brings no types of its own. */
declare module 'datapackage' {
	export interface Resource {
		readonly name: string;
		/** Every row, its cells cast as the schema says; throws on what does not fit, and with `relations` on a dangling key. */
		read(options: { readonly keyed: true; readonly relations: true }): Promise<readonly Record<string, unknown>[]>;
	}
	export class Package {
		static load(descriptor: object, options: { readonly basePath: string; readonly strict: false }): Promise<Package>;
		readonly valid: boolean;
		readonly errors: readonly Error[];
		readonly resources: readonly Resource[];
	}
}
