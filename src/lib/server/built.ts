import { packMonths } from '#lib/facts/months.ts';
import { packRows } from '#lib/view/packedfigures.ts';
import { network, packedFacts } from './facts.ts';

/** What charts draw from, by file. */
const makers = {
	facts: () => packedFacts,
	figures: () => JSON.stringify(packRows(network)),
	months: () => JSON.stringify(packMonths(network))
};
type File = keyof typeof makers;

const made = new Map<File, string>();

/** The text of a file, made when it is first asked for: not every site is asked for every one. */
export function builtText(file: File): string {
	const text = made.get(file) ?? makers[file]();
	made.set(file, text);
	return text;
}
