import { answerFile } from '@/app/_frame/answer-file'
import { letterToPreview } from '@/lib/decisions/letter-batch'
import { attachmentHeader } from '@/lib/files/read-file'
import { letterPreview } from '@/lib/letters/produce-letter'

/** A letter as it would go out, made for who looks at it and kept nowhere. */
export const GET = async (_request: Request, { params }: { params: Promise<{ code: string; nummer: string }> }): Promise<Response> => {
  const { code, nummer } = await params
  return answerFile((tx, actor) => letterToPreview(tx, actor, code, nummer), async ({ content, createdAt }) =>
    new Response(new Uint8Array(await letterPreview(content, createdAt)), {
      headers: { 'content-type': 'application/pdf', 'content-disposition': attachmentHeader(`${nummer}-voorbeeld.pdf`), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
    }))
}
