import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { fileResponse } from '@/lib/files/read-file'
import { moneyLetterToRead } from '@/lib/letters/queries'

/** The letter of a settlement or a claim as PDF: always a download, and only for whoever may read it. */
export async function GET(_request: Request, { params }: { params: Promise<{ nummer: string; soort: string }> }): Promise<Response> {
  const { nummer, soort } = await params
  const actor = await currentActor()
  const letter = await asActor(actor, (tx) => moneyLetterToRead(tx, actor, nummer, soort))
  return letter ? fileResponse(letter) : new Response('Deze brief bestaat niet.', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
