declare global {
	namespace App {
		interface Error {
			/** What somebody may have meant who asked for a thing that there is not. */
			nearThings?: readonly { readonly id: string; readonly name: string }[];
		}
	}
}

export {};
