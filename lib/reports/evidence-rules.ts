import { namesListOfChildren } from '@/lib/filings/attach-file'
import type { Problem } from '@/lib/refusal'
import type { ActivityReading } from './read-report'

/** Evidence of an activity names no child (domain 3.2): no attendance list, and no picture of one who did not agree. `name` is the place of the activity in the draft. */
export const evidenceProblems = ({ status, announcementEvidence, partnerConfirmation, photoEvidence, photoConsent }: ActivityReading, name: string): Problem[] => {
  if (status === null || status === 'CANCELLED') return []
  const given = { announcementEvidence, partnerConfirmation, photoEvidence }
  return [
    ...Object.entries(given).flatMap(([field, text]) => (text !== null && namesListOfChildren(text) ? [{ field: `${name}.${field}`, message: 'Verwijs niet naar een lijst met namen van kinderen. Aantallen volstaan.' }] : [])),
    ...(photoEvidence !== null && !photoConsent ? [{ field: `${name}.photoConsent`, message: 'Bevestig dat er geen herkenbaar kind op staat, of dat de ouders toestemming gaven.' }] : []),
  ]
}

/** A spreadsheet often holds names; who refers to one is asked to look again. */
export const evidenceWarnings = ({ announcementEvidence, partnerConfirmation }: ActivityReading, name: string): Problem[] =>
  Object.entries({ announcementEvidence, partnerConfirmation }).flatMap(([field, text]) => (text !== null && /\.(?:xlsx?|ods|csv)\b/i.test(text) ? [{ field: `${name}.${field}`, message: 'U verwijst naar een rekenblad. Kijk na of er geen namen van kinderen in staan.' }] : []))
