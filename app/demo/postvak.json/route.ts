import { settings } from '@/lib/env'
import { readDemoMailbox } from '@/lib/mail/demo-mailbox'

export const dynamic = 'force-dynamic'

/** All mail of the demo, newest first. Elsewhere this address does not exist. */
export const GET = async () => {
  const { demo, dataDir } = settings()
  if (!demo) return new Response('Niet gevonden\n', { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return Response.json(await readDemoMailbox(dataDir), { headers: { 'Cache-Control': 'no-store' } })
}
