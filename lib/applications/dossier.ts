import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { wasFiled } from '@/lib/filings/filed-attachments'
import { scannerOf } from '@/lib/files/hand-out'
import { completionsOf } from './completion-queries'
import { eligibilityOf, questionsOf } from './eligibility'
import { shownSteps } from './frozen-answers'
import { readFrozen } from './frozen-request'
import { precheckFacts } from './precheck-facts'
import { prechecks } from './prechecks'
import { referenceData } from './reference-data'
import { officeStatusOf, openReopening } from './reopening'
import { rubricVersion } from '@/lib/rubrics/schema'

/** One file as the office reads it, by its number. Opening it is written down. Null when there is none that this person may see. */
export const dossierOf = async (tx: Tx, actor: Actor, number: string, now: Date) => {
  const application = await tx.application.findUnique({
    where: { number },
    include: {
      call: { include: { rubricVersion: { select: { content: true } } } },
      organisation: { include: { municipality: { select: { name: true } } } },
      partnership: { select: { name: true } },
      submissions: { orderBy: { round: 'desc' } },
      activities: { orderBy: { position: 'asc' }, select: { rowId: true, title: true, plannedChildHours: true, expectedParticipants: true } },
      attachments: { orderBy: { uploadedAt: 'asc' }, select: { id: true, uploadedAt: true, removedAt: true, name: true, kind: true, file: { select: { sizeBytes: true, scan: true } } } },
      assessment: { select: { status: true, takenInAt: true, verdicts: true, outcome: true } },
      letters: { where: { kind: 'INELIGIBLE' }, select: { id: true, producedAt: true, releasedAt: true } },
    },
  })
  const submission = application?.submissions[0]
  if (!application || !submission ) return null
  const resource = applicationFacts(application)
  requirePermission(actor, 'eligibility.read', resource)

  const { call, assessment } = application
  const rubric = rubricVersion.parse(call.rubricVersion?.content)
  const questions = questionsOf(rubric, application.activities.map(({ rowId }) => rowId))
  const frozen = readFrozen(submission.content)
  const reference = await referenceData(tx)
  const completions = await completionsOf(tx, application.id, application.submissions, reference)
  const people = await namesOf(tx, [submission.submittedById, application.handlerId, assessment?.outcome?.proposedById, assessment?.outcome?.confirmedById, ...completions.map(({ askedById }) => askedById)])
  const view = {
    application: { ...application, attachments: application.attachments.filter((one) => wasFiled(one, submission.submittedAt)) },
    submission,
    /** As filed, for what a completion can open. */
    filed: { ...frozen.reading },
    completions,
    status: officeStatusOf(application),
    /** Its applicant changes it now; the frozen copy keeps counting. */
    reopenedAt: (await openReopening(tx, application.id))?.reopenedAt ?? null,
    rubric,
    questions,
    verdicts: assessment?.verdicts ?? [],
    outcome: assessment?.outcome ?? null,
    result: eligibilityOf(questions, assessment?.verdicts ?? []),
    prechecks: call.deadlineAt ? prechecks(await precheckFacts(tx, application.id, now)) : [],
    steps: shownSteps(frozen.reading, reference, [], frozen.extra),
    declarations: frozen.declarations.filter(({ code }) => Reflect.get(frozen.reading.declarations, code) === true),
    people,
    scanner: await scannerOf(tx),
    notes: can(actor, 'note.read', resource) ? await tx.internalNote.findMany({ where: { applicationId: application.id }, orderBy: { writtenAt: 'desc' } }) : [],
    timeline: await timelineOf(tx, actor, application.id),
    now,
  }
  const authors = await namesOf(tx, [...view.notes.map(({ authorId }) => authorId), ...view.timeline.map(({ actorId }) => actorId)])
  await recordEvent(tx, actor, { verb: 'application.opened', subjectType: 'application', subjectId: application.id, applicationId: application.id })
  return { ...view, people: new Map([...people, ...authors]) }
}
export type Dossier = NonNullable<Awaited<ReturnType<typeof dossierOf>>>

/** Who did what and when, newest first. What says something of reviewers is for whoever may read their scores; who opened the file is for the auditor's own page. */
const timelineOf = async (tx: Tx, actor: Actor, applicationId: string) => {
  const secret = can(actor, 'review.read-others', { applicationId }) ? [] : [{ verb: { startsWith: 'review.' } }, { verb: { startsWith: 'consensus.' } }, { verb: { startsWith: 'conflict.' } }, { verb: { startsWith: 'note.' } }]
  return tx.auditEvent.findMany({
    where: { applicationId, NOT: [{ verb: 'application.opened' }, ...secret] },
    select: { seq: true, at: true, verb: true, actorId: true, actorLabel: true },
    orderBy: { seq: 'desc' },
    take: 200,
  })
}

const namesOf = async (tx: Tx, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> => {
  const known = [...new Set(ids.filter((id) => typeof id === 'string'))]
  const users = await tx.user.findMany({ where: { id: { in: known } }, select: { id: true, name: true } })
  return new Map(users.map(({ id, name }) => [id, name]))
}
