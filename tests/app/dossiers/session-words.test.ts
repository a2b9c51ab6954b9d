import { expect, test } from 'vitest'
import { shortSlotWords } from '@/app/(applicant)/dossiers/[nummer]/activiteiten/session-words'

test('a day on a line is short: a month of four letters whole, March as one writes it, the year only where it is another', () => {
  expect([shortSlotWords('2027-03-03', 'PM', '2027-01-10'), shortSlotWords('2026-11-04', 'AM', '2026-11-23'), shortSlotWords('2026-05-06', 'EVE', '2027-01-10')])
    .toEqual(['wo 3 mrt., namiddag', 'wo 4 nov., voormiddag', 'wo 6 mei 2026, avond'])
})
