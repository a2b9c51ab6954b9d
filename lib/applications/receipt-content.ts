import { z } from 'zod'
import { formatReceiptTime } from '@/emails/times'
import { settings } from '@/lib/env'
import { writePdf, type PdfContent } from '@/lib/files/pdf-document'
import { receiptLink, sealPdf, signReceipt } from '@/lib/filings/receipt'
import type { SignedReceipt } from '@/lib/filings/verify-receipt'
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

/** The same proof on paper, sealed to the byte. */
export const receiptPdf = async (receipt: Receipt): Promise<Buffer> => {
  const signed = receiptJson(receipt)
  return sealPdf(await writePdf(pdfContent(receipt, signed)), signed)
}

const pdfContent = ({ application, submission, occasion, number, submittedBy }: Receipt, signed: SignedReceipt): PdfContent => {
  return {
    title: 'Bewijs van indiening',
    kicker: 'STEM-loket, het subsidieportaal van STEM@VLAIO',
    createdAt: submission.submittedAt,
    blocks: [
      { kind: 'pairs', rows: [
        { term: 'Dossiernummer', value: number },
        { term: 'Oproep', value: application.call.name },
        { term: 'Organisatie', value: `${signed.organisation.name}, ${formatKbo(signed.organisation.kbo)}` },
        ...(occasion === 'FIRST' ? [] : [{ term: 'Wat u indiende', value: `${occasion === 'COMPLETION' ? 'Uw aanvraag met de aanvulling' : 'Uw aanvraag'}, indiening ${submission.round}` }]),
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
      { kind: 'heading', text: 'Nakijken of dit bewijs echt is' },
      { kind: 'paragraph', text: `Ga naar ${settings().appUrl}/controleer en kies dit bestand, of scan de code. Het nakijken gebeurt in uw browser: er wordt niets verstuurd.` },
      { kind: 'code', link: receiptLink(settings().appUrl, signed), description: 'Code om te scannen: leidt naar de pagina die dit bewijs nakijkt' },
    ],
    footer: `Vragen over dossier ${number}: ${application.call.contactName}, ${application.call.contactEmail}, ${application.call.contactPhone}.`,
  }
}
