import { dossierZip } from '@/lib/applications/dossier-zip'
import { attachmentHeader } from '@/lib/files/read-file'
import { loadDossier } from '../../_steps/load-dossier'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const dossier = await loadDossier((await params).id, 'zip')
  const { content, size } = await dossierZip(dossier)
  return new Response(content, {
    headers: {
      'content-type': 'application/zip', 'content-length': String(size), 'content-disposition': attachmentHeader(`aanvraag-${dossier.receipt.number}.zip`),
      'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
    },
  })
}
