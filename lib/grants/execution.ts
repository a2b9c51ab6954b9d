import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { visibleGrants } from '@/lib/access/visible'
import type { Tx } from '@/lib/db'
import type { GrantAmendment } from '@/prisma/generated/client'
import { changeLines, type ChangeLine } from './amendment-lines'
import { openAmendment } from './amendment-lifecycle'
import { planChange } from './plan'

export type ShownAmendment = Pick<GrantAmendment, 'id' | 'position' | 'status' | 'motivation' | 'askedAt' | 'dueAt' | 'question' | 'reply' | 'answer' | 'answeredAt' | 'answeredById' | 'amountCents'> & { lines: ChangeLine[]; open: boolean }

/** The changes of a grant, the newest first. What an officer agreed to is not known to the beneficiary until the second person confirmed. */
export const amendmentsOf = async (tx: Tx, actor: Actor, grantId: string): Promise<ShownAmendment[]> => {
  const grant = await tx.grant.findFirst({ where: { AND: [{ id: grantId }, visibleGrants(actor)] }, select: { organisationId: true, amendments: { orderBy: { position: 'desc' } } } })
  const forOffice = actor.memberships.every(({ organisationId }) => organisationId !== grant?.organisationId)
  return (grant?.amendments ?? []).map((amendment) => {
    const secret = amendment.status === 'AGREED' && !forOffice
    return {
      ...amendment,
      ...(secret ? { status: 'ASKED' as const, answer: '', answeredAt: null, answeredById: null } : {}),
      lines: changeLines(planChange.parse(amendment.before), planChange.parse(amendment.change)),
      open: openAmendment.some((status) => status === amendment.status),
    }
  })
}

/** What this person may do with the change that is open. */
export const amendmentRights = (actor: Actor, grant: { organisationId: string; applicationId: string }, amendment: Pick<GrantAmendment, 'answeredById'> | undefined) => ({
  mayAsk: can(actor, 'amendment.ask', grant),
  mayAnswer: can(actor, 'amendment.answer', grant),
  mayConfirm: amendment !== undefined && can(actor, 'amendment.confirm', { ...grant, takenBy: [amendment.answeredById] }),
})
