import { receiptText } from '@/lib/filings/receipt'
import { zipFiles, type ZipToSend } from '@/lib/filings/zip-files'
import type { DossierDownload } from './dossier-download'
import { dossierPdf } from './dossier-pdf'
import { receiptJson } from './receipt-content'

/** The whole request as a ZIP. */
export const dossierZip = async (download: DossierDownload): Promise<ZipToSend> => {
  const { receipt: { number, submission }, receipt, attachments } = download
  return zipFiles({
    written: [
      { name: `aanvraag-${number}.pdf`, content: await dossierPdf(download) },
      // To the byte as it was frozen: its SHA-256 is the one on the receipt.
      { name: `aanvraag-${number}.json`, content: submission.content },
      { name: `bewijs-${number}.json`, content: receiptText(receiptJson(receipt)) },
    ],
    folder: 'bijlagen',
    files: attachments,
    at: submission.submittedAt,
  })
}
