import { answerFile } from '@/app/_frame/answer-file'
import { dossierToDownload } from '@/lib/applications/dossier-download'
import { dossierZip } from '@/lib/applications/dossier-zip'
import { attachmentHeader } from '@/lib/files/read-file'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return answerFile((tx, actor) => dossierToDownload(tx, actor, id, 'zip'), async (dossier) => {
    const { content, size } = await dossierZip(dossier)
    return new Response(content, {
      headers: {
        'content-type': 'application/zip', 'content-length': String(size), 'content-disposition': attachmentHeader(`aanvraag-${dossier.receipt.number}.zip`),
        'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
      },
    })
  })
}
