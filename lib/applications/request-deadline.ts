import type { Actor } from '@/lib/access/actor'
import { extendedAt } from '@/lib/calls/queries'
import type { Tx } from '@/lib/db'
import { filingDeadline } from '@/lib/filings/filing-term'
import { Refusal } from '@/lib/refusal'
import { readableApplication } from './queries'

/** Until when this one request can be filed, and when that changed last: an extension of its own counts as one more version. */
export const requestDeadline = async (tx: Tx, actor: Actor, applicationId: string) => {
  const application = await readableApplication(tx, actor, applicationId)
  const { id, call, extension, createdAt } = application
  const deadlineAt = filingDeadline(application)
  if (!deadlineAt) throw new Refusal('not-found', 'Deze aanvraag heeft nog geen uiterste indientijd.')
  const changes = [call.announcedAt, await extendedAt(tx, call.id), extension?.confirmedAt].flatMap((at) => at?.getTime() ?? [])
  return {
    id, deadlineAt, path: `/aanvragen/${id}`, name: call.name, code: call.code,
    version: call.version + (extension?.confirmedAt ? 1 : 0),
    revisedAt: changes.length === 0 ? createdAt : new Date(Math.max(...changes)),
  }
}
