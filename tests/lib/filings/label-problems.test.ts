import { expect, test } from 'vitest'
import { labelOfField } from '@/lib/applications/field-label'
import { labelProblems } from '@/lib/filings/label-problems'
import { problemLine } from '@/lib/refusal'
import { labelOfReportField } from '@/lib/reports/field-label'
import { REQUIRED } from '@/lib/text'

const line = (labelOf: (field: string) => string, field: string, message = REQUIRED) => labelProblems([{ field, message }], labelOf).map(problemLine)[0]

test.each([
  ['costs.1.description', REQUIRED, 'Kost 2, omschrijving: dit veld is verplicht.'],
  ['activities.2.sessions.10.date', 'Geef een datum op als dd/mm/jjjj, bijvoorbeeld 14/09/2027.', 'Activiteit 3, sessie 11, datum: geef een datum op als dd/mm/jjjj, bijvoorbeeld 14/09/2027.'],
  ['activities.0.title', REQUIRED, 'Activiteit 1, titel: dit veld is verplicht.'],
  ['iban', 'Geef een geldig IBAN op.', 'Rekeningnummer: geef een geldig IBAN op.'],
  ['extra.partners.v00000001', 'Beantwoord de vraag “Met wie?”.', 'Beantwoord de vraag “Met wie?”.'],
  ['', 'De oproep is gesloten.', 'De oproep is gesloten.'],
])('a line about %s of a request says row and field', (field, message, expected) => {
  expect(line(labelOfField, field, message)).toBe(expected)
})

test.each([
  ['activities.1.sessions.0.present', 'Activiteit 2, sessie 1, aanwezig: dit veld is verplicht.'],
  ['activities.0.residence.3.place', 'Activiteit 1, gemeente 4, woongemeente (naam of NIS): dit veld is verplicht.'],
  ['activities.0.ageBands.A05_07', 'Activiteit 1, leeftijd, 5-7 jaar: dit veld is verplicht.'],
  ['activities.0.status', 'Activiteit 1, ging de activiteit door: dit veld is verplicht.'],
  ['costs.4.real', 'Kost 5, werkelijk bedrag: dit veld is verplicht.'],
  ['narrative.impact', 'Impact: dit veld is verplicht.'],
  ['risks', 'Risico’s: dit veld is verplicht.'],
  ['activities.0.residence', 'Activiteit 1, woongemeenten: dit veld is verplicht.'],
])('a line about %s of a report says row and field', (field, expected) => {
  expect(line(labelOfReportField, field)).toBe(expected)
})

test('a message that names its field says it once', () => {
  expect(line(() => 'Naam van de school', 'x', 'De naam van de school is te lang.')).toBe('De naam van de school is te lang.')
})
