import { z } from 'zod'
import { bands, bandWords, genders, genderWords, novelties, noveltyWords, totalOf } from './count-words'

const stored = z.number().int().min(0)

/** Children over the whole activity, each once: what only the organiser can know. What is not there was not entered. */
export const activityCounts = z.object({
  participants: stored.optional(),
  gender: z.partialRecord(z.enum(genders), stored).optional(),
  novelty: z.partialRecord(z.enum(novelties), stored).optional(),
  bands: z.partialRecord(z.enum(bands), stored).optional(),
  residence: z.array(z.object({ nis: z.string(), count: stored })).optional(),
  residenceOutsideFlanders: stored.optional(),
  residenceUnknown: stored.optional(),
})
export type ActivityCounts = z.output<typeof activityCounts>

export const readCounts = (kept: unknown): ActivityCounts => activityCounts.catch({}).parse(kept)

const typed = z.string().default('').transform((value, context) => {
  const text = value.trim()
  if (text === '') return undefined
  if (/^\d{1,4}$/.test(text) && Number(text) <= 5000) return Number(text)
  context.addIssue('Geef een geheel getal op, 0 of meer.')
  return z.NEVER
})
const each = <Key extends string>(keys: readonly Key[]) => z.object(Object.fromEntries(keys.map((key) => [key, typed])) as Record<Key, typeof typed>).prefault({} as never)

/** As the form posts it; an empty field is not known, and never becomes 0. */
export const countingActivity = z.object({ grantId: z.uuid(), rowId: z.string().min(1).max(100), version: z.coerce.number().int().min(0), participants: typed, gender: each(genders), novelty: each(novelties), bands: each(bands) })

/** What adds up to something else than the participants, in the words of the report (domain 6.2). Nothing stops it from being kept: the report does. */
export const countWarnings = ({ participants, gender, novelty, bands: ages, ...counts }: ActivityCounts): string[] => {
  if (participants === undefined) return []
  const of = (what: string, part: Record<string, number | undefined> | undefined): string[] => {
    const known = Object.values(part ?? {}).filter((one) => one !== undefined)
    const sum = known.reduce((total, one) => total + one, 0)
    return known.length === 0 || sum === participants ? [] : [`De som van ${what} (${sum}) is niet gelijk aan het aantal deelnemers (${participants}).`]
  }
  const places = counts.residence ? { ...Object.fromEntries(counts.residence.map(({ nis, count }) => [nis, count])), outside: counts.residenceOutsideFlanders ?? 0, unknown: counts.residenceUnknown ?? 0 } : undefined
  return [...of('de genders', gender), ...of('nieuwe en terugkerende deelnemers', novelty), ...of('de leeftijdsgroepen', ages), ...(places && totalOf(places) !== participants ? of('de woongemeenten', places) : [])]
}

/** The three tables of the form, in its order. */
export const countGroups = [
  { name: 'gender', title: 'Gender, zoals u het vroeg', fields: genders.map((key) => ({ key, label: genderWords[key] })) },
  { name: 'novelty', title: 'Nieuw of terugkerend bij uw organisatie', fields: novelties.map((key) => ({ key, label: noveltyWords[key] })) },
  { name: 'bands', title: 'Leeftijd op de eerste dag', fields: bands.map((key) => ({ key, label: key === 'UNKNOWN' ? bandWords[key] : `${bandWords[key]} jaar` })) },
] as const
