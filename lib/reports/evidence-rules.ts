import { namesListOfChildren } from '@/lib/filings/attach-file'
import type { Problem } from '@/lib/refusal'
import type { Evidence } from './evidence'
import type { ActivityReading } from './read-report'

/**
 * Evidence of an activity, typed or as a file: where it was announced, and no child by name or face (domain 3.2): no attendance list, and no picture
 * of one who did not agree. `name` is the place of the activity in the draft, `files` stand beside it.
 */
export const evidenceProblems = ({ status, announcementEvidence, partnerConfirmation, photoEvidence, photoConsent }: ActivityReading, files: readonly Evidence[], name: string): Problem[] => {
  if (status === null || status === 'CANCELLED') return infectedFiles(files, name)
  const given = { announcementEvidence, partnerConfirmation, photoEvidence }
  const has = (kind: Evidence['kind']): boolean => files.some((file) => file.kind === kind)
  return [
    ...(announcementEvidence === null && !has('ANNOUNCEMENT') ? [{ field: `${name}.announcementEvidence`, message: NOT_ANNOUNCED }] : []),
    ...Object.entries(given).flatMap(([field, text]) => (text !== null && namesListOfChildren(text) ? [{ field: `${name}.${field}`, message: 'Verwijs niet naar een lijst met namen van kinderen. Aantallen volstaan.' }] : [])),
    ...Object.entries({ announcementEvidence, partnerConfirmation }).flatMap(([field, text]) => (text !== null && OTHER_ADDRESS.test(text) ? [{ field: `${name}.${field}`, message: 'Geef een webadres op dat begint met https:// of http://, of zeg in woorden waar het stond.' }] : [])),
    ...((photoEvidence !== null || has('PHOTO')) && !photoConsent ? [{ field: `${name}.photoConsent`, message: 'Bevestig dat er geen herkenbaar kind op staat, of dat de ouders toestemming gaven.' }] : []),
    ...infectedFiles(files, name),
  ]
}

/** A single word with the scheme of an address that is no page of the web, or a scheme that a browser runs. */
const OTHER_ADDRESS = /^(?!https?:\/\/)[a-z][a-z0-9+.-]*:\S*$|^(?:javascript|data|vbscript|file|blob):/i

const NOT_ANNOUNCED = 'Zeg waar de activiteit aangekondigd stond, of voeg de aankondiging toe als bestand.'

/** A spreadsheet often holds names; who refers to one, or adds one, is asked to look again. */
export const evidenceWarnings = ({ announcementEvidence, partnerConfirmation }: ActivityReading, files: readonly Evidence[], name: string): Problem[] => [
  ...Object.entries({ announcementEvidence, partnerConfirmation }).flatMap(([field, text]) => (text !== null && SPREADSHEET.test(text) ? [{ field: `${name}.${field}`, message: 'U verwijst naar een rekenblad. Kijk na of er geen namen van kinderen in staan.' }] : [])),
  ...files.filter((file) => SPREADSHEET.test(file.name)).map((file) => ({ field: `${name}.files`, message: `U voegde een rekenblad toe: “${file.name}”. Kijk na of er geen namen van kinderen in staan.` })),
]

const SPREADSHEET = /\.(?:xlsx?|ods|csv)\b/i

/** As in a request: what is known to be infected is not filed. */
export const infectedFiles = (files: readonly Evidence[], name: string): Problem[] =>
  files.filter(({ scan }) => scan?.state === 'INFECTED').map((file) => ({ field: `${name}.files`, message: `In het bestand “${file.name}” zit een virus. Verwijder het uit het verslag.` }))
