import { takeUpload } from '@/app/_file/take-upload'
import { onlyPost } from '@/app/_frame/own-answer'
import { addAttachment } from '@/lib/filings/add-attachment'
import { attachmentInput, inputProblem } from '@/lib/filings/attach-file'
import { Refusal } from '@/lib/refusal'

/** Adds one file to a request. */
export const POST = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  const page = new URL(request.url).searchParams.get('terug') === 'aanvulling' ? 'aanvulling' : 'bijlagen'
  return takeUpload(request, {
    back: `/aanvragen/${encodeURIComponent(id)}/${page}`,
    anchor: 'attachments',
    add: (actor, { fields, name, content }) => {
      const input = attachmentInput.safeParse({ applicationId: id, kind: fields['kind'], name })
      if (!input.success) throw new Refusal('invalid', inputProblem(input.error))
      return addAttachment(actor, input.data, content)
    },
  })
}

export const GET = onlyPost
