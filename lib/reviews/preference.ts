import type { Bid } from './expertise-schema'

/** What a reviewer knows, or what a file is about: codes, each at most once. */
export type Traits = { themes: readonly string[]; disciplines: readonly string[]; ageBands: readonly string[]; provinces: readonly string[] }
export type Trait = keyof Traits

/** Points a file gives to a reviewer who knows all of it; together 100. Themes weigh most: they say best whether somebody can judge the content. */
export const matchWeights: Record<Trait, number> = { themes: 40, disciplines: 20, ageBands: 25, provinces: 15 }
/** A wish is worth less than a theme, so that it decides between equals and never sends a file to whoever knows nothing of it. */
export const bidPoints: Record<Bid, number> = { EAGER: 30, RELUCTANT: -30 }
/** What the proposal before this one gave stays, unless something else is clearly better. */
export const stoodPoints = 5

export type Preference = { points: number; match: number; shared: Traits }

/**
 * How well a file fits a reviewer, in points. The formula of the portal, the same words stand on /beoordelen/voorkeuren:
 *   match  = round(sum over the traits of weight × share of the file's codes that the reviewer knows), 0 to 100, half up;
 *   points = match + bid (30 wants it, −30 rather not, 0 said nothing) + 5 if the proposal before gave this pair.
 * A trait of which the file has no code gives nothing to anybody. Values in, values out.
 */
export const preferenceOf = (file: Traits, reviewer: Traits, { bid = null, stood = false }: { bid?: Bid | null; stood?: boolean } = {}): Preference => {
  const shared = { themes: both(file.themes, reviewer.themes), disciplines: both(file.disciplines, reviewer.disciplines), ageBands: both(file.ageBands, reviewer.ageBands), provinces: both(file.provinces, reviewer.provinces) }
  const match = Math.round(traits.reduce((sum, trait) => sum + (file[trait].length === 0 ? 0 : (matchWeights[trait] * shared[trait].length) / file[trait].length), 0))
  return { points: match + (bid === null ? 0 : bidPoints[bid]) + (stood ? stoodPoints : 0), match, shared }
}

export const traits = ['themes', 'disciplines', 'ageBands', 'provinces'] as const satisfies readonly Trait[]

const both = (one: readonly string[], other: readonly string[]): string[] => one.filter((code) => other.includes(code))
