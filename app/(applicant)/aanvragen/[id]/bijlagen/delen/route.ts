import { answerTus, metadataOf, numberIn, tusAnswer, tusOptions, unknownMethod } from '@/app/_file/resumable'
import { inputProblem } from '@/lib/filings/attach-file'
import { startUpload, uploadStart } from '@/lib/filings/start-upload'
import { requireUploadTurn } from '@/lib/filings/upload-turn'
import { Refusal } from '@/lib/refusal'

/** Begins a file that comes in parts, or takes up the same file where it stopped: `Upload-Offset` says where. */
export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  answerTus(request, async (actor) => {
    const { id } = await params
    const { name, kind, sha256 } = metadataOf(request.headers.get('upload-metadata'))
    const asked = uploadStart.safeParse({ applicationId: id, name, kind, sha256, size: numberIn(request.headers, 'upload-length') })
    if (!asked.success) throw new Refusal('invalid', inputProblem(asked.error))
    await requireUploadTurn(actor)
    const upload = await startUpload(actor, asked.data)
    return tusAnswer(201, null, {
      location: `/aanvragen/${upload.applicationId}/bijlagen/delen/${upload.id}`, 'upload-offset': String(upload.receivedBytes), 'upload-expires': upload.expiresAt.toUTCString(),
    })
  })

export const OPTIONS = (): Response => tusAnswer(204, null, tusOptions)
export const GET = unknownMethod('POST, OPTIONS')
