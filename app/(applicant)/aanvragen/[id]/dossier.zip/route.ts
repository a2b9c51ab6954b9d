import { plain } from '@/app/_file/stored-file'
import { answerFile } from '@/app/_frame/answer-file'
import { dossierToDownload } from '@/lib/applications/dossier-download'
import { dossierZip } from '@/lib/applications/dossier-zip'
import { attachmentHeader } from '@/lib/files/read-file'
import { isRefusal } from '@/lib/refusal'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return answerFile((tx, actor) => dossierToDownload(tx, actor, id, 'zip'), async (dossier) => {
    const zip = await dossierZip(dossier).catch((thrown: unknown) => { if (isRefusal(thrown)) return thrown; throw thrown })
    if (isRefusal(zip)) return plain(503, zip.message, { 'retry-after': '60' })
    const { content, size } = zip
    return new Response(content, {
      headers: {
        'content-type': 'application/zip', 'content-length': String(size), 'content-disposition': attachmentHeader(`aanvraag-${dossier.receipt.number}.zip`),
        'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
      },
    })
  })
}
