import { differences, verifyAttachment, verifyFile, type Problem, type PublicKey, type SignedReceipt, type Verdict } from '@/lib/filings/verify-receipt'

export type Outcome = {
  /** null when no sound receipt was among the files. */
  receipt: SignedReceipt | null
  /** One sentence each, sound or not. */
  findings: readonly { sound: boolean; text: string }[]
}

/** The largest file one can send along, twice over; beyond that nobody means a receipt. */
const MOST_BYTES = 50 * 1024 * 1024

/** Receipts first; every other file is held against the list of the sound receipt. */
export const checkFiles = async (files: readonly File[], keys: readonly PublicKey[]): Promise<Outcome> => {
  if (files.length === 0) return { receipt: null, findings: [{ sound: false, text: 'Kies eerst een bestand.' }] }
  const read = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: file.size > MOST_BYTES ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()) })))
  const judged = await Promise.all(read.map(async (file) => ({ ...file, verdict: await verifyFile(file.bytes, keys) })))
  const sound = judged.flatMap(({ verdict }) => (verdict.ok ? [verdict.receipt] : []))[0]
  const findings = await Promise.all(judged.map(async ({ name, bytes, verdict }) => {
    if (sound && !verdict.ok && verdict.problem === 'not-a-receipt') return attachmentFinding(name, await verifyAttachment(name, bytes, sound))
    const finding = fromVerdict(name, verdict).findings
    return sound && !verdict.ok && verdict.receipt ? [...finding, ...differing(name, sound, verdict.receipt)] : finding
  }))
  return { receipt: sound ?? null, findings: findings.flat() }
}

export const fromVerdict = (name: string, verdict: Verdict): Outcome =>
  verdict.ok
    ? { receipt: verdict.receipt, findings: [{ sound: true, text: `${name}: echt. De handtekening klopt, er is niets gewijzigd.` }] }
    : { receipt: null, findings: [{ sound: false, text: `${name}: ${problems[verdict.problem]}` }] }

const problems: Record<Problem, string> = {
  'not-a-receipt': 'dit is geen bewijs van het loket, of het is beschadigd. Kies het bestand dat u bij het bewijs downloadde (JSON of PDF).',
  rewritten: 'de inhoud klopt met de handtekening, maar het bestand is na het downloaden herschreven. Download het bewijs opnieuw.',
  'unknown-key': 'niet echt. Het is getekend met een sleutel die niet van het loket is.',
  'receipt-changed': 'niet echt. De gegevens in het bewijs zijn gewijzigd: de handtekening klopt niet meer.',
  'pdf-changed': 'niet echt. Het PDF-bestand is gewijzigd: de handtekening klopt niet meer.',
  'no-crypto': 'niet nagekeken. Deze browser kan de handtekening niet nakijken. Gebruik een recente versie van Chrome, Edge, Firefox of Safari.',
}

const attachmentFinding = (name: string, found: Awaited<ReturnType<typeof verifyAttachment>>) => [
  found === 'listed' ? { sound: true, text: `${name}: gelijk aan wat werd ingediend.` }
  : found === 'changed' ? { sound: false, text: `${name}: verschilt van het bestand met deze naam dat werd ingediend.` }
  : { sound: false, text: `${name}: staat niet op de lijst van dit bewijs.` },
]

const words: Record<string, string> = {
  number: 'het dossiernummer', submittedAt: 'het tijdstip', call: 'de oproep', contentSha256: 'het controlegetal van de aanvraag', keyId: 'de sleutel', signature: 'de handtekening', type: 'de soort', organisation: 'de organisatie', files: 'de lijst van bestanden',
}

/** With a sound receipt beside it, one can say what was changed in the other. */
const differing = (name: string, sound: SignedReceipt, other: SignedReceipt) => {
  const members = [...new Set(differences(sound, other).map((path) => words[path.split('.')[0] ?? ''] ?? path))]
  return members.length === 0 ? [] : [{ sound: false, text: `${name} verschilt van het echte bewijs in ${members.join(', ')}.` }]
}
