import { answerZip } from '@/app/_file/answer-zip'
import { answerFile } from '@/app/_frame/answer-file'
import { dossierToDownload } from '@/lib/applications/dossier-download'
import { dossierZip } from '@/lib/applications/dossier-zip'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return answerFile((tx, actor) => dossierToDownload(tx, actor, id, 'zip'), (dossier) => answerZip(dossierZip(dossier), `aanvraag-${dossier.receipt.number}.zip`))
}
