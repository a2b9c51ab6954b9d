type Versioned = { id: string; version: number }

/** What a page showed of the reviews of a file: each with its version, in one text that the form posts back. */
export const reviewsSeen = (reviews: readonly Versioned[]): string => reviews.map(one).toSorted().join(' ')

/** Those that say something else by now, or were not there. */
export const unseenReviews = <Review extends Versioned>(reviews: readonly Review[], seen: string): Review[] => {
  const known = new Set(seen.split(' '))
  return reviews.filter((review) => !known.has(one(review)))
}

const one = ({ id, version }: Versioned): string => `${id}/${version}`
