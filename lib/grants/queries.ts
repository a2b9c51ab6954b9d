import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { adviceGiven } from '@/lib/advice/queries'
import { visibleGrants } from '@/lib/access/visible'
import { termsOf } from '@/lib/calls/terms'
import type { Tx } from '@/lib/db'
import { letterContent } from '@/lib/letters/letter-content'
import { outcomeLetters } from '@/lib/letters/letter-kind'
import { moneyLettersOf } from '@/lib/letters/queries'
import { rubricVersion } from '@/lib/rubrics/schema'
import { withCallThresholds } from '@/lib/rubrics/scoring'
import { reconsiderationEndsAt } from '@/lib/reconsiderations/term'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { earlierDecisions } from './earlier-decisions'

/** The outcome of a request as its applicant may know it: null until it is public, and no table of the assessment is read before. */
export const publishedDecision = async (tx: Tx, actor: Actor, applicationId: string) => {
  if (!/^[0-9a-f-]{36}$/.test(applicationId)) return null
  const application = await tx.application.findUnique({ where: { id: applicationId }, include: { call: { include: { rubricVersion: true } }, organisation: { select: { legalName: true, iban: true } } } })
  if (!application || !can(actor, 'application.read', applicationFacts(application))) return null
  const decision = await tx.decision.findFirst({ where: { applicationId, publishedAt: { not: null } }, orderBy: { round: 'desc' }, include: { motivations: { orderBy: { criterion: 'asc' } } } })
  const letter = await tx.letter.findFirst({ where: { applicationId, kind: { in: [...outcomeLetters] }, releasedAt: { not: null } }, orderBy: { releasedAt: 'desc' } })
  const published = { ...applicationFacts(application), published: true }
  if (!letter || !can(actor, 'letter.read', published) || (decision && !can(actor, 'decision.read', published))) return null

  const { call } = application
  const rubric = call.rubricVersion ? withCallThresholds(rubricVersion.parse(call.rubricVersion.content), call) : null
  const grant = await tx.grant.findUnique({ where: { applicationId }, include: { conditions: { orderBy: { dueAt: 'asc' } }, payments: { orderBy: { position: 'asc' } }, settlement: { select: { finalCents: true, confirmedAt: true } }, recovery: { select: { amountCents: true, paidAt: true, repayments: { where: { confirmedAt: { not: null } }, select: { amountCents: true } } } } } })
  const knownAt = decision?.publishedAt ?? letter.releasedAt ?? letter.createdAt
  return {
    application, call, decision, grant, knownAt,
    letter: { content: letterContent.parse(letter.content), ready: letter.producedAt !== null, releasedAt: letter.releasedAt, producedAt: letter.producedAt },
    criteria: (decision?.motivations ?? []).map((motivation) => ({ ...motivation, rule: rubric?.scored.find(({ code }) => code === motivation.criterion) })),
    thresholds: rubric ? { criterionPercent: call.criterionThresholdPercent, totalPercent: call.totalThresholdPercent } : null,
    /** Of policy domains, on this request. */
    advice: decision ? await adviceGiven(tx, applicationId, { withCall: false }) : [],
    earlier: await earlierDecisions(tx, applicationId),
    reconsiderUntil: reconsiderationEndsAt(knownAt, termsOf(call).reconsiderationDays, await extraHolidays(tx)),
    mayAskAgain: can(actor, 'reconsideration.ask', published),
    /** A request about this decision was made. */
    askedAgain: (await tx.reconsideration.count({ where: { letterId: letter.id } })) > 0,
    canSign: grant !== null && can(actor, 'grant.accept', grant),
  }
}
export type PublishedDecision = NonNullable<Awaited<ReturnType<typeof publishedDecision>>>

/** A grant as its beneficiary follows it. */
export const grantToFollow = async (tx: Tx, actor: Actor, number: string, now: Date) => {
  const grant = await tx.grant.findFirst({
    where: { AND: [{ number }, visibleGrants(actor)] },
    include: {
      call: true,
      organisation: { select: { legalName: true, iban: true } },
      application: { select: { id: true, title: true, handlerId: true } },
      conditions: { orderBy: { dueAt: 'asc' } },
      aidRegistration: { include: { corrections: { orderBy: { correctedAt: 'desc' } } } },
      control: { select: { findingsSentAt: true, replyUntil: true, repliedAt: true, concludedAt: true } },
      revocations: { where: { droppedAt: null }, select: { id: true, motivation: true, proposedAt: true, hearingUntil: true, reply: true, repliedAt: true, confirmedAt: true } },
      suspensions: { where: { liftedAt: null }, select: { reason: true, suspendedAt: true } },
      amendments: { orderBy: { position: 'desc' }, select: { status: true, dueAt: true } },
      payments: { orderBy: { position: 'asc' } },
      reports: { orderBy: { dueAt: 'asc' }, select: { id: true, type: true, status: true, dueAt: true, submittedAt: true } },
      settlement: { select: { finalCents: true, advancesCents: true, balanceCents: true, explanation: true, motivation: true, confirmedAt: true } },
      recovery: { select: { reply: true, repliedAt: true, waivedAt: true, waiveReason: true, replans: { orderBy: { fromPosition: 'desc' }, take: 1, select: { fromPosition: true, reason: true } }, instalments: { orderBy: { position: 'asc' }, select: { position: true, amountCents: true, dueAt: true } }, amountCents: true, motivation: true, structuredMessage: true, hearingUntil: true, claimedAt: true, dueAt: true, paidAt: true, repayments: { where: { confirmedAt: { not: null } }, orderBy: [{ receivedOn: 'asc' }, { id: 'asc' }], select: { id: true, amountCents: true, receivedOn: true } } } },
    },
  })
  if (!grant) return null
  const handler = grant.application.handlerId ? await tx.user.findUnique({ where: { id: grant.application.handlerId }, select: { name: true } }) : null
  return { grant, now, handler: handler?.name ?? null, letters: await moneyLettersOf(tx, grant.applicationId, now), canSign: can(actor, 'grant.accept', grant), canEdit: can(actor, 'report.edit', grant), mayReply: isHearing(grant.recovery, now) }
}
/** The beneficiary can still say something before anything is claimed. */
const isHearing = (recovery: { repliedAt: Date | null; claimedAt: Date | null; waivedAt: Date | null; hearingUntil: Date } | null, now: Date): boolean =>
  recovery !== null && recovery.repliedAt === null && recovery.claimedAt === null && recovery.waivedAt === null && now < recovery.hearingUntil

export type GrantToFollow = NonNullable<Awaited<ReturnType<typeof grantToFollow>>>
