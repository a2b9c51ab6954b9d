import { z } from 'zod'
import { bands, genders, novelties, totalOf } from './count-words'

const count = z.coerce.number('Geef een geheel getal op.').int('Geef een geheel getal op.').min(0, 'Geef 0 of meer op.').max(5000).default(0)

const ofEach = <Key extends string>(keys: readonly Key[]) => z.object(Object.fromEntries(keys.map((key) => [key, count])) as Record<Key, typeof count>)

/** Sums of those who were there, three times over: never which child was which. Each of the three adds up to the number present. */
export const sessionCounts = z.object({ gender: ofEach(genders), novelty: ofEach(novelties), bands: ofEach(bands) })
export type SessionCounts = z.output<typeof sessionCounts>

/** Who counted by the screen counted everybody in each of the three. */
export const addsUp = ({ gender, novelty, bands }: SessionCounts, present: number): boolean => [gender, novelty, bands].every((one) => totalOf(one) === present)
