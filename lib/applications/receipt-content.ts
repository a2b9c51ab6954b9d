import { z } from 'zod'
import { formatReceiptTime } from '@/emails/times'
import type { PdfContent } from '@/lib/files/pdf-document'
import { signReceipt, type SignedReceipt } from '@/lib/filings/receipt'
import { formatCents } from '@/lib/money'
import { formatKbo } from '@/lib/organisations/kbo'
import type { Receipt } from './queries'

/** The frozen copy speaks, not what the organisation or the call is called today. */
const frozenSchema = z.object({
  call: z.string(),
  organisation: z.object({ kbo: z.string(), name: z.string() }),
  attachments: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
})

export const receiptJson = ({ submission, number }: Receipt): SignedReceipt => {
  const frozen = frozenSchema.parse(JSON.parse(submission.content))
  return signReceipt({
    type: 'stem-loket/receipt/1',
    number,
    submittedAt: submission.submittedAt.toISOString(),
    call: frozen.call,
    organisation: frozen.organisation,
    contentSha256: submission.sha256,
    files: frozen.attachments.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
  })
}

export const receiptPdf = (receipt: Receipt): PdfContent => {
  const { application, submission, number, submittedBy } = receipt
  const signed = receiptJson(receipt)
  return {
    title: 'Bewijs van indiening',
    kicker: 'STEM-loket, het subsidieportaal van STEM@VLAIO',
    createdAt: submission.submittedAt,
    blocks: [
      { kind: 'pairs', rows: [
        { term: 'Dossiernummer', value: number },
        { term: 'Oproep', value: application.call.name },
        { term: 'Organisatie', value: `${signed.organisation.name}, ${formatKbo(signed.organisation.kbo)}` },
        { term: 'Ingediend op', value: formatReceiptTime(submission.submittedAt) },
        { term: 'Door', value: submittedBy },
        { term: 'Gevraagd bedrag', value: `${formatCents(application.requestedCents ?? 0n)} euro` },
        { term: 'Controlegetal (SHA-256)', value: signed.contentSha256 },
      ] },
      { kind: 'heading', text: 'Bestanden' },
      ...(signed.files.length === 0
        ? [{ kind: 'paragraph' as const, text: 'U voegde geen bestanden toe.' }]
        : [{ kind: 'pairs' as const, rows: signed.files.map(({ name, sha256 }) => ({ term: name, value: sha256 })) }]),
      ...(submission.underReservation ? [{ kind: 'paragraph' as const, text: 'De machtiging van de ondertekenaar wordt nog nagekeken. De aanvraag is ingediend onder voorbehoud.' }] : []),
      { kind: 'heading', text: 'Handtekening' },
      { kind: 'pairs', rows: [{ term: 'Sleutel', value: signed.keyId }, { term: 'Ed25519', value: signed.signature }] },
    ],
    footer: `Vragen over dossier ${number}: ${application.call.contactName}, ${application.call.contactEmail}, ${application.call.contactPhone}.`,
  }
}
