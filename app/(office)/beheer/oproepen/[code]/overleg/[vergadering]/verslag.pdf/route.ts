import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { writePdf } from '@/lib/files/pdf-document'
import { minutesDocument, minutesOf } from '@/lib/reviews/minutes'
import { localDay } from '@/lib/time'

/** The minutes of a closed meeting as PDF: always a download, and for each reader without the files of an interest. */
export async function GET(_request: Request, { params }: { params: Promise<{ code: string; vergadering: string }> }): Promise<Response> {
  const { code, vergadering } = await params
  const actor = await requireActor()
  const minutes = await asActor(actor, (tx) => minutesOf(tx, actor, code, vergadering))
  if (!minutes) return new Response('Dit verslag bestaat niet.', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  const pdf = await writePdf(minutesDocument(minutes))
  return new Response(new Uint8Array(pdf), {
    headers: { 'content-type': 'application/pdf', 'content-length': String(pdf.length), 'content-disposition': `attachment; filename="verslag-${minutes.call.code}-${localDay(minutes.openedAt)}.pdf"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  })
}
