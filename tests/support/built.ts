/** Where a site keeps the files that its pages draw from: under the name of its version. */
export async function builtAddress(baseUrl: string, file: string): Promise<string> {
	const { version } = (await (await fetch(`${baseUrl}/_app/version.json`)).json()) as { version: string };
	return `/built/${version}/${file}`;
}
