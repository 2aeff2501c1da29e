import type { Verdict } from '#lib/facts/check.ts';
import type { ToldClaim } from '#lib/view/claim.ts';
import { article } from '#lib/view/claim-words.ts';
import { verdictName } from '#lib/view/verdict.ts';
import { capitalise } from '#lib/view/format.ts';

/**
 * A verdict on schema.org's scale, 1 false to 5 true. What nobody can verify, or is no fact, has no place between false and
 * true: a middle number would call it half true. Its rating is the word alone, which the definition allows: `alternateName`
 * is what readers are shown, the numbers are optional.
 */
const ratings: Readonly<Partial<Record<Verdict, number>>> = { supported: 5, partly: 3, contradicted: 1 };

/** The claim as schema.org's ClaimReview, in JSON that can stand in a script element. */
export function claimReview(
	claim: ToldClaim,
	{ url, site, date }: { url: string; site: string; date: string }
): string {
	const value = ratings[claim.verdict];
	const publisher = { '@type': 'Organization', name: article.publisher };
	const review = {
		'@context': 'https://schema.org',
		'@type': 'ClaimReview',
		url,
		inLanguage: 'en',
		datePublished: date,
		author: { '@type': 'Organization', name: 'Gas Pivot', url: site },
		claimReviewed: claim.text,
		itemReviewed: {
			'@type': 'Claim',
			author: authorOf(claim.speaker),
			datePublished: claim.saidOn ?? article.published,
			appearance: {
				'@type': 'NewsArticle',
				headline: article.headline,
				name: article.headline,
				datePublished: article.published,
				author: publisher,
				publisher
			}
		},
		reviewRating: {
			'@type': 'Rating',
			...(value === undefined ? {} : { ratingValue: value, bestRating: 5, worstRating: 1 }),
			alternateName: verdictName[claim.verdict],
			ratingExplanation: claim.explanation
		}
	};
	return JSON.stringify(review).replace(/</g, '\\u003c');
}

/** Who made the claim: a person by name, or the article or another body, whose name begins in lower case. */
function authorOf(speaker: string) {
	if (speaker === 'the article') return { '@type': 'Organization', name: article.publisher };
	return /^[a-z]/.test(speaker)
		? { '@type': 'Organization', name: capitalise(speaker) }
		: { '@type': 'Person', name: speaker };
}
