import { answerTus, metadataOf, numberIn, tusAnswer, tusOptions, unknownMethod } from '@/app/_file/resumable'
import { asActor } from '@/lib/db'
import { startUpload } from '@/lib/filings/start-upload'
import { requireUploadTurn } from '@/lib/filings/upload-turn'
import { Refusal } from '@/lib/refusal'
import { evidenceProblem, evidenceStart, fileFor, reportFiles } from '@/lib/reports/evidence-files'

/** Begins a file that comes in parts, or takes up the same file where it stopped: `Upload-Offset` says where. */
export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  answerTus(request, async (actor) => {
    const { id } = await params
    const { name, kind, place, sha256 } = metadataOf(request.headers.get('upload-metadata'))
    const asked = evidenceStart.safeParse({ reportId: id, name, kind, place, sha256, size: numberIn(request.headers, 'upload-length') })
    if (!asked.success) throw new Refusal('invalid', evidenceProblem(asked.error))
    await requireUploadTurn(actor)
    const file = await asActor(actor, (tx) => fileFor(tx, actor, asked.data))
    const upload = await startUpload(actor, { ...asked.data, ...file }, reportFiles)
    return tusAnswer(201, null, { location: `/verslagen/${id}/bewijsstukken/delen/${upload.id}`, 'upload-offset': String(upload.receivedBytes), 'upload-expires': upload.expiresAt.toUTCString() })
  })

export const OPTIONS = (): Response => tusAnswer(204, null, tusOptions)
export const GET = unknownMethod('POST, OPTIONS')
