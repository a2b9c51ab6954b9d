import { plain, storedFile } from '@/app/_file/stored-file'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { moneyLetterToRead } from '@/lib/letters/queries'

/** The letter of a settlement or a claim as PDF: always a download, and only for whoever may read it. */
export async function GET(_request: Request, { params }: { params: Promise<{ nummer: string; soort: string }> }): Promise<Response> {
  const { nummer, soort } = await params
  const actor = await currentActor()
  const letter = await asActor(actor, (tx) => moneyLetterToRead(tx, actor, nummer, soort))
  return letter ? storedFile(letter) : plain(404, 'Deze brief bestaat niet.')
}
