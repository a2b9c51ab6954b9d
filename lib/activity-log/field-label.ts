import { countGroups } from './activity-counts'

/** A field of the log in words, by the name of its input: "Sessie 2: aanwezig"; '' for one that says itself what it is. */
export const labelOfLogField = (name: string): string => {
  const [head = '', index, field] = name.split('.')
  if (head === 'sessions') return index !== undefined && field !== undefined ? `Sessie ${Number(index) + 1}: ${(words[field] ?? '').toLowerCase()}` : ''
  const group = countGroups.find((one) => one.name === head)
  if (group) { const own: string | undefined = group.fields.find(({ key }) => key === index)?.label; return own === undefined ? '' : `${group.title}: ${own}` }
  return words[head] ?? ''
}

const words: Readonly<Record<string, string>> = { heldOn: 'Dag', dayPart: 'Dagdeel', duration: 'Duur', enrolled: 'Ingeschreven', present: 'Aanwezig', participants: 'Unieke deelnemers', reason: 'Reden' }
