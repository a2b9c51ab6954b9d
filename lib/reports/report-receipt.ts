import { z } from 'zod'
import { formatReceiptTime } from '@/emails/times'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { settings } from '@/lib/env'
import { writePdf } from '@/lib/files/pdf-document'
import { receiptLink, sealPdf, signReceipt } from '@/lib/filings/receipt'
import type { SignedReceipt } from '@/lib/filings/verify-receipt'
import { formatKbo } from '@/lib/organisations/kbo'
import { Refusal } from '@/lib/refusal'
import { formatDay } from '@/lib/time'
import { dayOf } from './day-of'
import { loadReport, type LoadedReport } from './load-report'
import { reportTypeWords } from './words'

/** The last filing of a report, for whoever may read it. */
export const reportReceiptOf = async (tx: Tx, actor: Actor, reportId: string) => {
  const report = await loadReport(tx, reportId)
  requirePermission(actor, 'report.read', report.grant)
  const submission = await tx.reportSubmission.findFirst({ where: { reportId }, orderBy: { round: 'desc' } })
  if (!submission) throw new Refusal('not-found', 'Er is nog geen bewijs: dit verslag is niet ingediend.')
  const submitter = await tx.user.findUnique({ where: { id: submission.submittedById }, select: { name: true } })
  return { report, submission, name: nameOf(report, submission.round), submittedBy: submitter?.name ?? '' }
}
export type ReportReceipt = Awaited<ReturnType<typeof reportReceiptOf>>

/** A grant has many reports: the receipt says which, in the place where that of a request has its number. */
const nameOf = ({ grant, type, periodStart, periodEnd }: LoadedReport, round: number): string =>
  `${grant.number}, ${reportTypeWords[type].toLowerCase()} ${formatDay(dayOf(periodStart))} tot en met ${formatDay(dayOf(periodEnd))}${round > 1 ? `, indiening ${round}` : ''}`

/** The frozen copy speaks, not what the organisation or the call is called today. */
const frozenParties = z.object({ call: z.string(), organisation: z.object({ kbo: z.string(), name: z.string() }) })
const frozenFiles = z.object({ files: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })).default([]) })

export const reportReceiptJson = ({ report, submission, name }: ReportReceipt): SignedReceipt => {
  const { grant } = report
  const content: unknown = JSON.parse(submission.content)
  const frozen = frozenParties.catch({ call: grant.call.name, organisation: { kbo: grant.organisation.kbo, name: grant.organisation.legalName } }).parse(content)
  return signReceipt({
    type: 'stem-loket/receipt/1',
    number: name,
    submittedAt: submission.submittedAt.toISOString(),
    call: frozen.call,
    organisation: frozen.organisation,
    contentSha256: submission.sha256,
    files: frozenFiles.parse(content).files,
  })
}

/** The same proof on paper, sealed to the byte. */
export const reportReceiptPdf = async (receipt: ReportReceipt): Promise<Buffer> => {
  const signed = reportReceiptJson(receipt)
  const { report: { grant }, submission, submittedBy } = receipt
  const pdf = await writePdf({
    title: 'Bewijs van indiening van een verslag',
    kicker: 'STEM-loket, het subsidieportaal van STEM@VLAIO',
    createdAt: submission.submittedAt,
    blocks: [
      { kind: 'pairs', rows: [
        { term: 'Verslag', value: signed.number },
        { term: 'Oproep', value: signed.call },
        { term: 'Organisatie', value: `${signed.organisation.name}, ${formatKbo(signed.organisation.kbo)}` },
        { term: 'Ingediend op', value: formatReceiptTime(submission.submittedAt) },
        { term: 'Door', value: submittedBy },
        { term: 'Controlegetal (SHA-256)', value: signed.contentSha256 },
      ] },
      { kind: 'heading', text: 'Bewijsstukken' },
      ...(signed.files.length === 0
        ? [{ kind: 'paragraph' as const, text: 'U voegde geen bestanden toe.' }]
        : [{ kind: 'pairs' as const, rows: signed.files.map(({ name: file, sha256 }) => ({ term: file, value: sha256 })) }]),
      { kind: 'heading', text: 'Handtekening' },
      { kind: 'pairs', rows: [{ term: 'Sleutel', value: signed.keyId }, { term: 'Ed25519', value: signed.signature }] },
      { kind: 'heading', text: 'Nakijken of dit bewijs echt is' },
      { kind: 'paragraph', text: `Ga naar ${settings().appUrl}/controleer en kies dit bestand, of scan de code. Het nakijken gebeurt in uw browser: er wordt niets verstuurd.` },
      { kind: 'code', link: receiptLink(settings().appUrl, signed), description: 'Code om te scannen: leidt naar de pagina die dit bewijs nakijkt' },
    ],
    footer: `Vragen over dossier ${grant.number}: ${grant.call.contactName}, ${grant.call.contactEmail}, ${grant.call.contactPhone}.`,
  })
  return sealPdf(pdf, signed)
}
