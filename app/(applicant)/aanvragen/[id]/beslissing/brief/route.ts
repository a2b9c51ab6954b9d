import { plain, storedFile } from '@/app/_file/stored-file'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { outcomeLetterToRead } from '@/lib/letters/queries'

/** The letter as PDF: always a download, and only for whoever may read it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const actor = await currentActor()
  const letter = await asActor(actor, (tx) => outcomeLetterToRead(tx, actor, id))
  return letter ? storedFile(letter) : plain(404, 'Deze brief bestaat niet.')
}
