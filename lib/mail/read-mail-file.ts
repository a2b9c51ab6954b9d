import type { Contact, MailFile } from '@/emails/message'
import type { Tx } from '@/lib/db'
import { lastStartOf } from '@/lib/grants/start-term'
import type { Address } from '@/lib/mail/mailer'
import { readMailDraft } from '@/lib/mail/read-mail-draft'
import { formatIban } from '@/lib/organisations/iban'
import { receivedCents } from '@/lib/payments/repaid'
import { askedPoints } from '@/lib/reports/schema'
import { endOfDay } from '@/lib/time'

export type Wanted = { applicationId: string; recipientId: string | null; reportId?: string | undefined; paymentId?: string | undefined }

/** The file as this recipient may know it now; nothing secret is selected, so nothing secret can be said. */
export const readMailFile = async (tx: Tx, { applicationId, recipientId, reportId, paymentId }: Wanted): Promise<MailFile | null> => {
  const application = await tx.application.findUnique({
    where: { id: applicationId },
    select: {
      id: true,
      number: true,
      title: true,
      status: true,
      call: { select: { terms: true, name: true, repaymentIban: true, deadlineAt: true } },
      organisation: { select: { legalName: true } },
      extension: { select: { untilAt: true, confirmedAt: true } },
      completions: { where: { status: { in: ['OPEN', 'EXTENDED'] } }, select: { dueAt: true, points: { orderBy: { position: 'asc' }, select: { text: true } } } },
      submissions: { orderBy: { round: 'desc' }, take: 1, select: { submittedAt: true, sha256: true } },
      grant: {
        select: {
          acceptDueAt: true,
          awardedAt: true,
          periodStart: true,
          reportDueAt: true,
          revocations: { where: { droppedAt: null }, select: { hearingUntil: true } },
          control: { select: { replyUntil: true } },
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
            select: { id: true, type: true, periodStart: true, periodEnd: true, dueAt: true, submittedAt: true, verdicts: { orderBy: { givenAt: 'desc' }, take: 1, select: { remarks: true, points: true } } },
          },
          recovery: { select: { amountCents: true, motivation: true, structuredMessage: true, hearingUntil: true, dueAt: true, repayments: { select: { amountCents: true, confirmedAt: true, droppedAt: true } } } },
        },
      },
    },
  })
  if (!application) return null
  const review = recipientId ? await tx.review.findUnique({ where: { applicationId_reviewerId: { applicationId, reviewerId: recipientId } }, select: { dueAt: true, reason: true } }) : null
  const { grant } = application
  const completion = application.completions[0]
  const report = grant?.reports[0]
  const payment = grant?.payments[0]
  return {
    applicationId: application.id,
    number: application.number,
    title: application.title,
    call: application.call.name,
    organisation: application.organisation.legalName,
    submission: application.submissions[0] ?? null,
    extendedUntil: application.extension?.confirmedAt ? application.extension.untilAt : null,
    completion: completion ? { dueAt: completion.dueAt, points: completion.points.map(({ text }) => text) } : null,
    review,
    draft: application.status === 'DRAFT' ? await readMailDraft(tx, { id: application.id, deadlineAt: application.call.deadlineAt }, recipientId) : null,
    grant: grant && {
      acceptDueAt: grant.acceptDueAt,
      reportDueAt: grant.reportDueAt,
      startBy: endOfDay(lastStartOf({ ...grant, call: application.call })),
      revocation: grant.revocations[0] ?? null,
      controlReplyUntil: grant.control?.replyUntil ?? null,
      orderedPayment: payment?.orderedAt ? { amountCents: payment.amountCents, orderedAt: payment.orderedAt } : null,
      report: report ? { id: report.id, submittedAt: report.submittedAt, remarks: report.verdicts[0]?.remarks ?? '', points: askedPoints.parse(report.verdicts[0]?.points ?? []).map(({ remark }) => remark), dueAt: report.dueAt, period: report.type === 'INTERIM' ? { start: day(report.periodStart), end: day(report.periodEnd) } : null } : null,
      recovery: grant.recovery && { ...grant.recovery, receivedCents: receivedCents(grant.recovery.repayments), iban: formatIban(application.call.repaymentIban) },
    },
  }
}

/** The responsible officer at the call's mailbox; without a file the team of the newest public call, as the contact page names it; else the sender. */
export const readContact = async (tx: Tx, applicationId: string | null, sender: Address): Promise<Contact> => {
  const file = applicationId ? await tx.application.findUnique({ where: { id: applicationId }, select: { handlerId: true, call: { select: team } } }) : null
  const call = file?.call ?? (await tx.call.findFirst({ where: { announcedAt: { not: null }, testMode: false, contactEmail: { not: '' } }, orderBy: { announcedAt: 'desc' }, select: team }))
  const handler = file?.handlerId ? await tx.user.findUnique({ where: { id: file.handlerId }, select: { name: true, phone: true } }) : null
  return {
    name: handler?.name || call?.contactName || sender.name,
    email: call?.contactEmail || sender.address,
    phone: handler?.phone || call?.contactPhone || '',
  }
}

/** A column of type date comes as midnight UTC. */
const day = (date: Date): string => date.toISOString().slice(0, 10)

const team = { contactName: true, contactEmail: true, contactPhone: true } as const
