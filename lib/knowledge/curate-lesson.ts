import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { tellApplicants } from '@/lib/applications/tell-applicants'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { requireMover } from '@/lib/lifecycle'
import { Refusal } from '@/lib/refusal'
import type { Prisma } from '@/prisma/generated/client'
import { lessonLifecycle, type LessonVerb } from './lifecycle'
import { lessonFacts, loadLesson, type LoadedLesson } from './load-lesson'
import type { endedLesson, publishedLesson } from './schema'

/** A lesson becomes public: its beneficiary agreed, and the report it comes from was accepted. */
export const publishLesson = (actor: Actor, { lessonId, version }: z.output<typeof publishedLesson>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const lesson = await loadLesson(tx, lessonId)
    requirePermission(actor, 'lesson.curate', lessonFacts(lesson), 'lesson.read')
    const missing = await waitsFor(tx, lesson.grant.id)
    if (missing !== null) throw new Refusal('too-early', missing)
    if (lesson.version !== version) throw new Refusal('changed-meanwhile', 'Een collega wijzigde deze les intussen. Laad de pagina opnieuw.')
    await moveLesson(tx, actor, lesson, 'publish', { publishedAt: now, endedAt: null, reason: '' })
    const { applicationId: id, organisationId, number } = lesson.grant
    await tellApplicants(tx, { id, organisationId, number }, 'lesson-published', `${lessonId}:${now.toISOString()}`)
    await recordEvent(tx, actor, { verb: 'lesson.publish', subjectType: 'lesson', subjectId: lessonId, applicationId: lesson.grant.applicationId, payload: { version } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Not for others after all: never public, or no longer. */
export const endLesson = (actor: Actor, { lessonId, reason }: z.output<typeof endedLesson>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const lesson = await loadLesson(tx, lessonId)
    requirePermission(actor, 'lesson.curate', lessonFacts(lesson), 'lesson.read')
    const verb = lesson.status === 'PUBLISHED' ? 'takeBack' : 'reject'
    await moveLesson(tx, actor, lesson, verb, { endedAt: now, reason })
    await recordEvent(tx, actor, { verb: `lesson.${verb === 'reject' ? 'reject' : 'take-back'}`, subjectType: 'lesson', subjectId: lessonId, applicationId: lesson.grant.applicationId, payload: { reason } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Why a lesson of this grant cannot be public yet, in words; null when it can. */
export const waitsFor = async (tx: Tx, grantId: string): Promise<string | null> => {
  const [row] = await tx.$queryRaw<{ agreed: boolean; accepted: boolean }[]>`select knowledge_agreed(${grantId}::uuid) as agreed, exists (select from report r where r.grant_id = ${grantId}::uuid and r.status = 'ACCEPTED') as accepted`
  if (!row?.accepted) return 'Het verslag van dit dossier is nog niet aanvaard.'
  return row.agreed ? null : 'De begunstigde gaf nog geen toestemming, of trok die in.'
}

/** The only writer of a lesson's status, but for the beneficiary who takes consent back (trigger knowledge_consent_said). */
const moveLesson = async (tx: Tx, actor: Actor, lesson: LoadedLesson, verb: LessonVerb, data: Prisma.LessonUncheckedUpdateManyInput): Promise<void> => {
  const { from, to, by } = lessonLifecycle[verb]
  requireMover(actor, by)
  const expected = from.find((status) => status === lesson.status)
  const { count } = expected ? await tx.lesson.updateMany({ where: { id: lesson.id, status: expected, version: lesson.version }, data: { ...data, status: to, version: { increment: 1 } } }) : { count: 0 }
  if (count === 0) throw new Refusal('changed-meanwhile', 'Deze les is intussen gewijzigd. Laad de pagina opnieuw.')
}
