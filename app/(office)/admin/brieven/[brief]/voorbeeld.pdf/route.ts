import { answerFile } from '@/app/_frame/answer-file'
import { attachmentHeader } from '@/lib/files/read-file'
import { letterPreview } from '@/lib/letters/produce-letter'
import { exampleLetter } from '@/lib/letters/template-example'
import { isTemplatePart } from '@/lib/letters/template-fields'
import { templateTexts } from '@/lib/letters/template-queries'
import { Refusal } from '@/lib/refusal'

/** A letter of this kind with made-up data, in the version that is asked for. */
export const GET = async (request: Request, { params }: { params: Promise<{ brief: string }> }): Promise<Response> => {
  const { brief } = await params
  const asked = new URL(request.url).searchParams.get('versie') ?? ''
  return answerFile(async (tx, actor) => {
    const { texts } = await templateTexts(tx, actor, asked === 'geleverd' ? null : /^\d{1,6}$/.test(asked) ? Number(asked) : undefined)
    if (!isTemplatePart(brief)) throw new Refusal('not-found', 'Deze brief bestaat niet.')
    return exampleLetter(brief, texts)
  }, async (letter) =>
    new Response(new Uint8Array(await letterPreview(letter, new Date(0))), {
      headers: { 'content-type': 'application/pdf', 'content-disposition': attachmentHeader(`voorbeeld-${brief}.pdf`), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
    }))
}
