import { z } from 'zod'

const count = z.coerce.number('Geef een geheel getal op.').int('Geef een geheel getal op.').min(0, 'Geef 0 of meer op.').max(5000).default(0)

export const genders = ['V', 'M', 'X', 'UNKNOWN'] as const
export const novelties = ['NEW', 'RETURNING', 'UNKNOWN'] as const
export const bands = ['A05_07', 'A08_09', 'A10_11', 'A12_13', 'A14_15', 'A16_18', 'UNKNOWN'] as const

export const genderWords: Record<(typeof genders)[number], string> = { V: 'Meisje', M: 'Jongen', X: 'X', UNKNOWN: 'Niet gevraagd' }
export const noveltyWords: Record<(typeof novelties)[number], string> = { NEW: 'Nieuw', RETURNING: 'Terugkerend', UNKNOWN: 'Niet gevraagd' }
export const bandWords: Record<(typeof bands)[number], string> = { A05_07: '5-7', A08_09: '8-9', A10_11: '10-11', A12_13: '12-13', A14_15: '14-15', A16_18: '16-18', UNKNOWN: 'Onbekend' }

const ofEach = <Key extends string>(keys: readonly Key[]) => z.object(Object.fromEntries(keys.map((key) => [key, count])) as Record<Key, typeof count>)

/** Sums of those who were there, three times over: never which child was which. Each of the three adds up to the number present. */
export const sessionCounts = z.object({ gender: ofEach(genders), novelty: ofEach(novelties), bands: ofEach(bands) })
export type SessionCounts = z.output<typeof sessionCounts>

export const totalOf = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, one) => sum + one, 0)

/** Who counted by the screen counted everybody in each of the three. */
export const addsUp = ({ gender, novelty, bands }: SessionCounts, present: number): boolean => [gender, novelty, bands].every((one) => totalOf(one) === present)
