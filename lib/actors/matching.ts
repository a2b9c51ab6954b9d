import { kilometresBetween, type Place } from '@/lib/reference/distance'
import type { HelixType } from './words'

/** Who looks for a partner, as far as the request or the partnership says it. */
export type Seeker = {
  /** Of the seeker and of the partners it has. */
  helixTypes: readonly HelixType[]
  themes: readonly string[]
  /** Where it works; the nearest counts. */
  places: readonly Place[]
  ages: { min: number; max: number } | null
  /** What it does and looks for, in its own words. */
  text: string
}

export type Candidate = {
  id: string
  name: string
  helixType: HelixType
  themes: readonly string[]
  place: Place
  ages: { min: number; max: number }
  offers: string
  needs: string
}

export type Match = {
  id: string
  /** 0 to 100: the sum of the five parts. */
  points: number
  parts: { helix: number; themes: number; distance: number; words: number; ages: number }
  missingHelix: boolean
  commonThemes: string[]
  commonWords: string[]
  kilometres: number | null
}

/** The most that each part gives; together 100. */
export const weights = { helix: 35, themes: 25, distance: 20, words: 15, ages: 5 } as const
export const FAR_KM = 50
const THEMES = 2
const WORDS = 3

/**
 * How well each actor fits a seeker, the best first; whole points, so that anybody can add them up.
 *  - helix (35): the kind of actor is one the seeker does not have yet;
 *  - themes (25): all of it from two themes in common, half for one;
 *  - distance (20): 20 next door, falling in a straight line to 0 at 50 km from the nearest place, rounded down; centre to centre;
 *  - words (15): 5 for each word of five letters or more that stands both in what one side says and in what the other offers or needs, at most three;
 *  - ages (5): the part of the seeker's years that the actor works with too, rounded down.
 * What is not known gives no points. Equal points: the nearest first, then by name, then by id. The formula is of this portal and stands on the page.
 */
export const matchActors = (seeker: Seeker, candidates: readonly Candidate[]): Match[] => {
  const sought = wordsOf(seeker.text)
  const rows = candidates.map((candidate) => ({ candidate, match: matchOne(seeker, sought, candidate) }))
  return rows
    .toSorted((a, b) => b.match.points - a.match.points || order(a.match.kilometres, b.match.kilometres) || compare(a.candidate.name, b.candidate.name) || compare(a.candidate.id, b.candidate.id))
    .map(({ match }) => match)
}

const matchOne = (seeker: Seeker, sought: ReadonlySet<string>, candidate: Candidate): Match => {
  const commonThemes = [...new Set(seeker.themes)].filter((theme) => candidate.themes.includes(theme)).toSorted()
  const commonWords = [...wordsOf(`${candidate.offers} ${candidate.needs}`)].filter((word) => sought.has(word)).toSorted()
  const kilometres = seeker.places.length === 0 ? null : Math.min(...seeker.places.map((place) => kilometresBetween(place, candidate.place)))
  const missingHelix = !seeker.helixTypes.includes(candidate.helixType)
  const parts = {
    helix: missingHelix ? weights.helix : 0,
    themes: Math.floor((weights.themes * Math.min(THEMES, commonThemes.length)) / THEMES),
    distance: kilometres === null ? 0 : Math.floor(weights.distance * Math.max(0, 1 - kilometres / FAR_KM)),
    words: (weights.words / WORDS) * Math.min(WORDS, commonWords.length),
    ages: seeker.ages === null ? 0 : Math.floor((weights.ages * sharedYears(seeker.ages, candidate.ages)) / years(seeker.ages)),
  }
  return { id: candidate.id, points: parts.helix + parts.themes + parts.distance + parts.words + parts.ages, parts, missingHelix, commonThemes, commonWords, kilometres }
}

type Ages = { min: number; max: number }
const years = ({ min, max }: Ages): number => Math.max(1, max - min + 1)
const sharedYears = (one: Ages, other: Ages): number => Math.max(0, Math.min(one.max, other.max) - Math.max(one.min, other.min) + 1)

/** Words of five letters or more without accents and endings of the plural, less those that everybody writes. */
const wordsOf = (text: string): Set<string> =>
  new Set(
    (text.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '').toLowerCase().match(/[a-z]{5,}/g) ?? [])
      .filter((word) => !common.has(word))
      .map((word) => word.replace(/(en|s)$/, ''))
      .filter((word) => word.length >= 4),
  )

const common = new Set(
  ('activiteit activiteiten andere anders begeleider begeleiders begeleiding deelnemers elkaar graag groep groepen hebben iedereen jonge jongeren kinderen kunnen liefst maken mensen moeten nadien namiddag naar niets onder organisatie'
    + ' partner partners samen school scholen sessie sessies technologie techniek telkens tijdens tussen vooral waarmee waarom wanneer weten wetenschap willen worden wordt zelfs zonder zullen onze jullie werken waarin daarna').split(' '),
)

const order = (a: number | null, b: number | null): number => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a - b)
/** By code unit: the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
