import path from 'node:path';
import { normalizePath, type Rolldown } from 'vite';
import { worked } from '../src/routes/worked.ts';

type Group = Rolldown.CodeSplittingGroup;
type Context = Parameters<Extract<Group['name'], (...given: never) => unknown>>[1];

const routes = normalizePath(path.resolve(import.meta.dirname, '../src/routes'));

/**
 * The files that a browser loads for the pages it works, few and without what a page does not need: what the table and another
 * page share, what most charts share, and what two pages share. Left to itself the bundler makes a file for each set of pages that
 * share something, the ones that are only read among them, which came to fifty for a chart, most of them under a kilobyte.
 */
export const chunks: readonly Group[] = [
	group('common', 3, (pages) => (pages.includes('/table') && pages.length > 1 ? 'common' : null)),
	group('charts', 2, (pages) => (pages.length > 2 ? 'charts' : null)),
	group('pairs', 1, (pages) => (pages.length === 2 ? pages.map((page) => path.basename(page)).join('-') : null))
];

/** Names a module's file by the worked pages that use it. */
function group(debugName: string, priority: number, nameFor: (pages: readonly string[]) => string | null): Group {
	const known = new Map<string, ReadonlySet<string>>();
	return {
		debugName,
		priority,
		name: (id, context) =>
			// What a page begins with is a file of its own.
			context.getModuleInfo(id)?.isEntry ? null : nameFor([...pagesOf(id, context, known)].sort())
	};
}

/** The worked pages that use a module from their start: what one asks for later is none of theirs. */
function pagesOf(id: string, context: Context, known: Map<string, ReadonlySet<string>>): ReadonlySet<string> {
	const before = known.get(id);
	if (before) return before;
	const info = context.getModuleInfo(id);
	const pages = new Set(ownPages(id, info?.isEntry ?? false));
	// Entered before its users are looked at, for modules may import each other.
	known.set(id, pages);
	for (const user of info?.importers ?? []) for (const page of pagesOf(user, context, known)) pages.add(page);
	return pages;
}

/** The worked pages that a file of theirs or a layout stands for; Kit's own start stands for all. */
function ownPages(id: string, isEntry: boolean): readonly string[] {
	const [file = ''] = id.split('?');
	const name = path.basename(file);
	if (!file.startsWith(routes)) return isEntry && !file.includes('/nodes/') ? worked : [];
	const route = path.posix.dirname(file).slice(routes.length) || '/';
	if (name.startsWith('+page')) return worked.filter((page) => page === route);
	if (name.startsWith('+layout')) return worked.filter((page) => route === '/' || `${page}/`.startsWith(`${route}/`));
	return [];
}
