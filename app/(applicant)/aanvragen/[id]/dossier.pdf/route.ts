import { answerFile } from '@/app/_frame/answer-file'
import { dossierToDownload } from '@/lib/applications/dossier-download'
import { dossierPdf } from '@/lib/applications/dossier-pdf'
import { attachmentHeader } from '@/lib/files/read-file'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return answerFile((tx, actor) => dossierToDownload(tx, actor, id, 'pdf'), async (dossier) =>
    new Response(new Uint8Array(await dossierPdf(dossier)), {
      headers: { 'content-type': 'application/pdf', 'content-disposition': attachmentHeader(`aanvraag-${dossier.receipt.number}.pdf`), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
    }))
}
