import { formatDate } from './format.ts';

export interface Cited {
	readonly title: string;
	readonly link: string;
	/** Version and day of the data. */
	readonly hash: string;
	readonly date: string;
}

/** A chart as a reference: plain text, and three formats that reference managers read. */
export function citationsOf({ title, link, hash, date }: Cited) {
	const [year = '', month = '', day = ''] = date.split('-');
	const plain = title.replace(/\.$/, '');
	const version = `data of ${formatDate(date)}, version ${hash}`;
	return {
		text: `Gas Pivot: “${plain}”, ${version}. ${link}`,
		bibtex: `@misc{gaspivot-${hash},
  author = {{Gas Pivot}},
  title = {${escapeTex(plain)}},
  year = {${year}},
  month = {${Number(month)}},
  version = {${hash}},
  url = {${link}},
  note = {Data of ${formatDate(date)}}
}`,
		csl: JSON.stringify(
			[
				{
					id: `gas-pivot-${hash}`,
					type: 'graphic',
					title: plain,
					author: [{ literal: 'Gas Pivot' }],
					issued: { 'date-parts': [[year, month, day].map(Number)] },
					version: hash,
					URL: link
				}
			],
			null,
			2
		),
		ris: [
			'TY  - FIGURE',
			`TI  - ${plain}`,
			'AU  - Gas Pivot',
			`PY  - ${year}`,
			`DA  - ${year}/${month}/${day}`,
			`ET  - ${hash}`,
			`UR  - ${link}`,
			'ER  - '
		].join('\n')
	};
}

/** Characters that mean something to TeX. */
const escapeTex = (text: string) => text.replace(/[&%$#_{}]/g, (character) => `\\${character}`).replaceAll('−', '$-$');
