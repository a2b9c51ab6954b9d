import { formatReceiptTime } from '@/emails/times'
import { writePdf, type PdfBlock } from '@/lib/files/pdf-document'
import { attachmentWords, fileSize } from '@/lib/filings/attachment-words'
import { sealPdf } from '@/lib/filings/receipt'
import { formatCents } from '@/lib/money'
import { formatKbo } from '@/lib/organisations/kbo'
import { budgetOf, plannedOf, plannedTotal } from './computed'
import type { DossierDownload } from './dossier-download'
import type { ShownBlock } from './frozen-answers'
import { attachmentFields } from './fields/budget'
import type { DraftReading } from './form'
import { receiptJson } from './receipt-content'

/** The whole request on paper: every frozen answer under its label in reading order, what was computed from it, and its files with their checksums. Sealed to the byte, as the receipt is. */
export const dossierPdf = async (download: DossierDownload): Promise<Buffer> => {
  const { receipt } = download
  const { application: { call }, submission, number } = receipt
  const signed = receiptJson(receipt)
  const pdf = await writePdf({
    title: `Aanvraag ${number}`,
    kicker: `${call.name}, ${signed.organisation.name}`,
    createdAt: submission.submittedAt,
    blocks: dossierBlocks(download, signed.organisation),
    footer: `Vragen over dossier ${number}: ${call.contactName}, ${call.contactEmail}, ${call.contactPhone}.`,
  })
  return sealPdf(pdf, signed)
}

export const dossierBlocks = (download: DossierDownload, organisation: { name: string; kbo: string }): PdfBlock[] => {
  const { receipt: { application, submission, number: fileNumber, submittedBy }, frozen } = download
  return [
    pairs([
      ['Dossiernummer', fileNumber],
      ['Oproep', application.call.name],
      ['Organisatie', `${organisation.name}, ${formatKbo(organisation.kbo)}`],
      ['Ingediend op', formatReceiptTime(submission.submittedAt)],
      ['Door', submittedBy],
      ['Controlegetal (SHA-256)', submission.sha256],
    ]),
    ...computedBlocks(frozen.reading),
    ...download.steps.flatMap(stepBlocks),
    ...attachmentBlocks(download),
    ...declarationBlocks(download),
  ]
}

const computedBlocks = (reading: DraftReading): PdfBlock[] => {
  const total = plannedTotal(reading.activities)
  const budget = budgetOf(reading)
  return [
    { kind: 'heading', text: 'Berekend uit de aanvraag' },
    pairs([
      ['Gevraagd bedrag', euro(reading.requestedCents ?? 0n)],
      ['Geplande kinduren', number(total.childHours)],
      ['Geplande contacturen', number(total.hours)],
      ['Geplande sessies', number(total.sessions)],
      ...(budget.costsCents > 0n ? ([['Totaal van de kosten', euro(budget.costsCents)], ['Andere inkomsten', euro(budget.otherRevenueCents)], ['Niet gedekt door andere inkomsten', euro(budget.netGapCents)]] as const) : []),
      ...reading.activities.map((activity, index) => {
        const planned = plannedOf(activity)
        return [`Activiteit ${index + 1}${activity.title ? `: ${activity.title}` : ''}`, `${number(planned.sessions)} sessies, ${number(planned.hours)} contacturen, ${number(planned.childHours)} kinduren`] as const
      }),
    ]),
  ]
}

const stepBlocks = ({ title, blocks }: DossierDownload['steps'][number]): PdfBlock[] => [
  { kind: 'heading', text: title },
  ...(blocks.length === 0 ? [{ kind: 'paragraph', text: 'Niets ingevuld.' } as const] : []),
  ...blocks.flatMap(blockOf),
]

const blockOf = ({ heading, rows, sessions }: ShownBlock): PdfBlock[] => [
  ...(heading === null ? [] : [{ kind: 'subheading', text: heading } as const]),
  pairs([...rows.map(({ term, words }) => [term, words] as const), ...sessions.map((words, index) => [`Sessie ${index + 1}`, words] as const)]),
]

const attachmentBlocks = ({ frozen, attachments, besideFiles }: DossierDownload): PdfBlock[] => [
  { kind: 'heading', text: 'Bijlagen' },
  ...(frozen.reading.statutesPublic ? [pairs([[attachmentFields.statutesPublic.label, 'Ja']])] : []),
  ...(besideFiles.rows.length > 0 ? blockOf(besideFiles) : []),
  ...(attachments.length === 0 ? [{ kind: 'paragraph', text: 'Geen bestanden.' } as const] : []),
  ...attachments.flatMap(({ name, kind, size, sha256 }, index): PdfBlock[] => [
    { kind: 'subheading', text: `Bestand ${index + 1}: ${name}` },
    pairs([['Soort', attachmentWords[kind] ?? kind], ['Grootte', fileSize(size)], ['SHA-256', sha256]]),
  ]),
]

const declarationBlocks = ({ frozen: { declarations, reading } }: DossierDownload): PdfBlock[] => [
  { kind: 'heading', text: 'Verklaringen' },
  ...declarations.map(({ code, text }): PdfBlock => ({ kind: 'paragraph', text: `${Reflect.get(reading.declarations, code) === true ? 'Ja' : 'Niet aangevinkt'}. ${text}` })),
]

const pairs = (rows: readonly (readonly [string, string])[]): PdfBlock => ({ kind: 'pairs', rows: rows.map(([term, value]) => ({ term, value })) })
const euro = (cents: bigint): string => `${formatCents(cents)} euro`
const number = (value: number): string => String(value).replace('.', ',')
