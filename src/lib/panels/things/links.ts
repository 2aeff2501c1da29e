/** Addresses of pages of things, by id. */
export interface Links {
	readonly route: (id: string) => string;
	readonly place: (id: string) => string;
	readonly claim: (id: string) => string;
	readonly source: (id: string) => string;
}
