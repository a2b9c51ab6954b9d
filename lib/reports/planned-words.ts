import { decimal } from '@/lib/applications/step-status'
import type { PlannedActivity } from './report-context'

/** What the plan says beside the numbers of an activity, by the name of the field or of its group. */
export const plannedWords = ({ places, ageMin, ageMax, sessions, contactHours, childHours, girlsPercent, staff }: PlannedActivity): Readonly<Record<string, string>> => ({
  participants: decimal(places),
  sessions: sessions === 0 ? 'geen sessies in deze periode' : `${decimal(sessions)} ${sessions === 1 ? 'sessie' : 'sessies'}, ${decimal(contactHours)} contacturen, ${decimal(childHours)} kinduren`,
  ageBands: ageMin === ageMax ? `${ageMin} jaar` : `${ageMin} tot en met ${ageMax} jaar`,
  ...(girlsPercent === null ? {} : { 'gender.V': `${decimal(girlsPercent)}% van de deelnemers` }),
  ...(staff.paid === null ? {} : { 'staff.PAID.count': decimal(staff.paid) }),
  ...(staff.volunteer === null ? {} : { 'staff.VOLUNTEER.count': decimal(staff.volunteer) }),
})

/** "Nodig bij één sessie. Gepland: 20." */
export const withPlanned = (hint: string | undefined, planned: string | undefined): string | undefined =>
  planned === undefined ? hint : [hint, `Gepland: ${planned}.`].filter((part) => part !== undefined).join(' ')

/** "8 van 16"; what was not planned in the period of the report stands beside no zero. */
export const heldOfPlanned = (held: number, planned: number): string => (planned === 0 && held > 0 ? `${decimal(held)}, niet gepland in deze periode` : `${decimal(held)} van ${decimal(planned)}`)
