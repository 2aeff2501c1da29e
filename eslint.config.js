import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * The architecture: each room under src/lib, and the rooms it may import. src/routes puts them together and imports all.
 *
 * @type {Record<string, string[]>}
 */
const rooms = {
	facts: [],
	view: ['facts'],
	charts: ['facts', 'view'],
	panels: ['facts', 'view'],
	server: ['facts', 'view'],
	offline: []
};

/** Two charts stand side by side and never lean on each other. */
const charts = ['sankey', 'map', 'timeline'];

const forbid = (/** @type {string[]} */ group, /** @type {string} */ message) => ({ group, message });

/** @type {import('eslint').Linter.Config[]} */
const walls = Object.entries(rooms).map(([room, allowed]) => ({
	files: [`src/lib/${room}/**/*.{ts,svelte}`],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					...Object.keys(rooms)
						.filter((other) => other !== room && !allowed.includes(other))
						.map((other) => forbid([`#lib/${other}/*`, `**/${other}/*`], `${room} may not import ${other}`)),
					forbid(['**/routes/*', '**/routes/**'], 'nothing imports routes'),
					...(room === 'server' ? [] : [forbid(['$data/*', '#data/*', 'node:*'], 'only server reads data/ or Node')])
				]
			}
		]
	}
}));

/** @type {import('eslint').Linter.Config[]} */
const chartWalls = charts.map((chart) => ({
	files: [`src/lib/charts/${chart}/**/*.{ts,svelte}`],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					...charts
						.filter((other) => other !== chart)
						.map((other) => forbid([`**/${other}/*`], `${chart} may not import ${other}`)),
					forbid(
						['#lib/panels/*', '#lib/server/*', '**/routes/**', '$data/*', '#data/*', 'node:*'],
						'outside the walls of charts'
					)
				]
			}
		]
	}
}));

export default defineConfig(
	{
		ignores: ['build/', 'build-static/', 'build-hosts/', '.svelte-kit/', 'node_modules/', 'coverage/', 'test-results/']
	},
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node, __STATIC__: 'readonly' },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], tsconfigRootDir: import.meta.dirname }
		},
		rules: {
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-non-null-assertion': 'off',
			// Addresses are made in routes by resolve() and formatView(), and reach a component or a call as they are.
			'svelte/no-navigation-without-resolve': 'off',
			'no-console': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			// Parameters of inline functions have types that svelte-check sees and ESLint does not.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off'
		}
	},
	{ files: ['scripts/**/*.{js,ts}', 'tests/**/*.ts'], rules: { 'no-console': 'off' } },
	{
		files: ['src/lib/{facts,view,charts,panels,offline}/**/*.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: 'ImportDeclaration[source.value=/\\.svelte$|^svelte|^\\$app/]',
					message: 'a .ts file knows no component'
				}
			]
		}
	},
	...walls,
	...chartWalls
);
