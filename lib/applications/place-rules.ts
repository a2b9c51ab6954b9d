import type { Reference } from './call-rules'

/** Does the postcode exist and belong to the municipality (NIS code)? The sentence says what is right. */
export const placeProblem = (postcode: string | null, nis: string | null, { municipalities }: Pick<Reference, 'municipalities'>): string | null => {
  if (postcode === null) return null
  const owners = municipalities.filter(({ postcodes }) => postcodes.includes(postcode)).map(({ name }) => name)
  if (owners.length === 0) return `Postcode ${postcode} bestaat niet in Vlaanderen of Brussel.`
  const chosen = municipalities.find(place => place.nis === nis)
  if (chosen === undefined || chosen.postcodes.includes(postcode)) return null
  return `Postcode ${postcode} hoort niet bij ${chosen.name}. Postcode ${postcode} is ${owners.join(' of ')}.`
}

export const isInBrussels = (nis: string | null, { municipalities }: Pick<Reference, 'municipalities'>): boolean =>
  municipalities.some(place => place.nis === nis && place.region === 'BRU')
