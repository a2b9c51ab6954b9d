import { readText } from '@/app/_frame/read-text'
import { systemActor } from '@/lib/access/actor'
import { takeToken } from '@/lib/access/rate-limit'
import { asActor } from '@/lib/db'
import { countViolations } from '@/lib/operations/csp-reports'

/** A browser sends a few hundred bytes, now and then; all browsers together are heard so often. */
const LIMIT_BYTES = 16 * 1024
const HEARD = { capacity: 60, seconds: 60 }

/** What browsers say the content security policy stopped, in the log as counts. Changes nothing, so it asks for no session and no origin. */
export const POST = async (request: Request): Promise<Response> => {
  const text = await readText(request.body, LIMIT_BYTES)
  if (text === null) return answer(413)
  const counts = countViolations(text)
  if (counts === null) return answer(400)
  const wait = await asActor(systemActor('csp'), (tx) => takeToken(tx, 'csp-reports', HEARD))
  if (wait > 0) return answer(429, { 'Retry-After': String(wait) })
  console.warn(JSON.stringify({ level: 'warn', at: new Date().toISOString(), event: 'csp-violation', counts }))
  return answer(204)
}

const answer = (status: number, headers: Record<string, string> = {}): Response => new Response(null, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
