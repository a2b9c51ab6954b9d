import { requireActor } from '@/lib/auth'
import { selectionToRead } from '@/lib/controls/selection-view'
import { asActor } from '@/lib/db'

/** A selection, byte for byte as it was frozen: the rule, its inputs, its result. */
export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  const actor = await requireActor()
  const selection = await asActor(actor, (tx) => selectionToRead(tx, actor, id))
  return selection === null
    ? new Response('Deze selectie bestaat niet, of u hebt er geen toegang toe.\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' } })
    : new Response(selection.content, { headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'private, no-store' } })
}
