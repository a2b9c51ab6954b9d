import type { MailDraft } from '@/emails/message'
import { isStep, stepByCode } from '@/lib/applications/steps'
import type { Tx } from '@/lib/db'

/** What a mail to this colleague may say of a draft: its deadline, what was given to them, and what was sent back to them. */
export const readMailDraft = async (tx: Tx, { id, deadlineAt }: { id: string; deadlineAt: Date | null }, recipientId: string | null): Promise<MailDraft> => {
  if (recipientId === null) return { deadlineAt, yours: [], returned: null }
  const yours = await tx.sectionHandover.findMany({ where: { applicationId: id, holderId: recipientId, doneAt: null, givenById: { not: recipientId } }, orderBy: { givenAt: 'asc' } })
  const returned = await tx.draftReturn.findFirst({ where: { applicationId: id, toUserId: recipientId, resolvedAt: null } })
  const names = new Map((await tx.user.findMany({ where: { id: { in: [...yours.map(({ givenById }) => givenById), ...(returned ? [returned.returnedById] : [])] } }, select: { id: true, name: true } })).map((user) => [user.id, user.name]))
  return {
    deadlineAt,
    yours: yours.map(({ step, givenById, remark }) => ({ section: isStep(step) ? stepByCode(step).title : step, givenBy: names.get(givenById) ?? '', remark })),
    returned: returned && { by: names.get(returned.returnedById) ?? '', remark: returned.remark },
  }
}
