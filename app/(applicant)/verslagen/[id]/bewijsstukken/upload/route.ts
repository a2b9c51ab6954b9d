import { takeUpload } from '@/app/_file/take-upload'
import { onlyPost } from '@/app/_frame/own-answer'
import { asActor } from '@/lib/db'
import { addFile } from '@/lib/filings/add-file'
import { evidenceInput, evidenceProblem, fileFor, reportFiles } from '@/lib/reports/evidence-files'
import { Refusal } from '@/lib/refusal'

/** Adds one file to a report, from the page of its activity or of the costs. */
export const POST = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  const page = new URL(request.url).searchParams.get('terug') ?? ''
  return takeUpload(request, {
    back: `/verslagen/${encodeURIComponent(id)}${/^(?:kosten|activiteiten\/\d{1,3})$/.test(page) ? `/${page}` : ''}`,
    anchor: 'bewijsstukken',
    add: async (actor, { fields, name, content }) => {
      const input = evidenceInput.safeParse({ reportId: id, kind: fields['kind'], place: fields['place'], name })
      if (!input.success) throw new Refusal('invalid', evidenceProblem(input.error))
      return addFile(actor, await asActor(actor, (tx) => fileFor(tx, actor, input.data)), content, reportFiles)
    },
  })
}

export const GET = onlyPost
