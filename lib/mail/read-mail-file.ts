import type { Contact, MailFile } from '@/emails/message'
import type { Tx } from '@/lib/db'
import type { Address } from '@/lib/mail/mailer'

export type Wanted = { applicationId: string; recipientId: string | null; reportId?: string | undefined; paymentId?: string | undefined }

/** The file as this recipient may know it now; nothing secret is selected, so nothing secret can be said. */
export const readMailFile = async (tx: Tx, { applicationId, recipientId, reportId, paymentId }: Wanted): Promise<MailFile | null> => {
  const application = await tx.application.findUnique({
    where: { id: applicationId },
    select: {
      id: true,
      number: true,
      title: true,
      call: { select: { name: true } },
      organisation: { select: { legalName: true } },
      submissions: { orderBy: { round: 'desc' }, take: 1, select: { submittedAt: true, sha256: true } },
      grant: {
        select: {
          acceptDueAt: true,
          reportDueAt: true,
          payments: {
            where: paymentId ? { id: paymentId } : { orderedAt: { not: null } },
            orderBy: { orderedAt: 'desc' },
            take: 1,
            select: { amountCents: true, orderedAt: true },
          },
          reports: {
            where: reportId ? { id: reportId } : { type: 'FINAL' },
            orderBy: { createdAt: 'desc' },
            take: 1,
            select: { id: true, submittedAt: true, verdicts: { orderBy: { givenAt: 'desc' }, take: 1, select: { remarks: true } } },
          },
          recovery: { select: { amountCents: true, motivation: true, structuredMessage: true, hearingUntil: true, dueAt: true } },
        },
      },
    },
  })
  if (!application) return null
  const review = recipientId ? await tx.review.findUnique({ where: { applicationId_reviewerId: { applicationId, reviewerId: recipientId } }, select: { dueAt: true, reason: true } }) : null
  const { grant } = application
  const report = grant?.reports[0]
  const payment = grant?.payments[0]
  return {
    applicationId: application.id,
    number: application.number,
    title: application.title,
    call: application.call.name,
    organisation: application.organisation.legalName,
    submission: application.submissions[0] ?? null,
    review,
    grant: grant && {
      acceptDueAt: grant.acceptDueAt,
      reportDueAt: grant.reportDueAt,
      orderedPayment: payment?.orderedAt ? { amountCents: payment.amountCents, orderedAt: payment.orderedAt } : null,
      report: report ? { id: report.id, submittedAt: report.submittedAt, remarks: report.verdicts[0]?.remarks ?? '' } : null,
      recovery: grant.recovery,
    },
  }
}

/** The responsible officer with the call's mailbox; else the call's contact; else the team (settings `contact.*`, or the sender). */
export const readContact = async (tx: Tx, applicationId: string | null, sender: Address): Promise<Contact> => {
  const application = applicationId
    ? await tx.application.findUnique({
        where: { id: applicationId },
        select: { handlerId: true, call: { select: { contactName: true, contactEmail: true, contactPhone: true } } },
      })
    : null
  const handler = application?.handlerId ? await tx.user.findUnique({ where: { id: application.handlerId }, select: { name: true, phone: true } }) : null
  const team = await readTeam(tx, sender)
  return {
    name: handler?.name || application?.call.contactName || team.name,
    email: application?.call.contactEmail || team.email,
    phone: handler?.phone || application?.call.contactPhone || team.phone,
  }
}

const readTeam = async (tx: Tx, sender: Address): Promise<Contact> => {
  const rows = await tx.portalSetting.findMany({ where: { key: { in: ['contact.name', 'contact.email', 'contact.phone'] } } })
  const setting = (key: string) => rows.find((row) => row.key === key)?.value
  return { name: setting('contact.name') ?? sender.name, email: setting('contact.email') ?? sender.address, phone: setting('contact.phone') ?? '' }
}
