import { dossierPdf } from '@/lib/applications/dossier-pdf'
import { attachmentHeader } from '@/lib/files/read-file'
import { loadDossier } from '../../_steps/load-dossier'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const dossier = await loadDossier((await params).id, 'pdf')
  const pdf = await dossierPdf(dossier)
  return new Response(new Uint8Array(pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': attachmentHeader(`aanvraag-${dossier.receipt.number}.pdf`), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  })
}
