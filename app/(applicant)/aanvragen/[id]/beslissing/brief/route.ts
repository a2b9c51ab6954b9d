import { plain, storedFile } from '@/app/_file/stored-file'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { outcomeLetterToRead } from '@/lib/letters/queries'

/** The letter as PDF, or an earlier one and an answer with `?brief=`: always a download, and only for whoever may read it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const actor = await currentActor()
  const letter = await asActor(actor, (tx) => outcomeLetterToRead(tx, actor, id, new URL(request.url).searchParams.get('brief')))
  return letter ? storedFile(letter) : plain(404, 'Deze brief bestaat niet.')
}
