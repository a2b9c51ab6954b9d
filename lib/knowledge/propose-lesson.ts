import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { tellApplicants } from '@/lib/applications/tell-applicants'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { lessonFacts, loadLesson, sourceGrant } from './load-lesson'
import type { EditedLesson, ProposedLesson } from './schema'

/** An officer writes down what others can learn from a file. It stays inside until the beneficiary agrees and the report is accepted; who did not answer yet is asked. */
export const proposeLesson = (actor: Actor, { number, ...lesson }: ProposedLesson): Promise<{ id: string }> =>
  asActor(actor, async (tx, now) => {
    const grant = await sourceGrant(tx, number)
    requirePermission(actor, 'lesson.curate', { applicationId: grant.applicationId }, 'grant.read')
    if (grant.call.testMode || grant.status === 'REVOKED' || grant.status === 'DECLINED') throw new Refusal('conflict', 'Uit dit dossier komt geen les: het is een test, of de subsidie is geweigerd of ingetrokken.')
    await requireThemes(tx, lesson.themes)
    const twin = await tx.lesson.findFirst({ where: { grantId: grant.id, title: lesson.title.trim(), status: 'PROPOSED' }, select: { id: true } })
    if (twin) throw new Refusal('conflict', [{ field: 'title', message: 'Uit dit dossier is al een les met deze titel voorgesteld.' }])
    const { id } = await tx.lesson.create({ data: { grantId: grant.id, ...lesson, title: lesson.title.trim(), proposedById: actor.userId ?? '', proposedAt: now }, select: { id: true } })
    if ((await tx.knowledgeConsent.count({ where: { grantId: grant.id } })) === 0) await tellApplicants(tx, grant.application, 'lesson-proposed', grant.id)
    await recordEvent(tx, actor, { verb: 'lesson.propose', subjectType: 'lesson', subjectId: id, applicationId: grant.applicationId, payload: { ...lesson } })
    return { id }
  })

/** The text as it becomes, also of a lesson that is public. What a colleague changed meanwhile is not written over. */
export const editLesson = (actor: Actor, { lessonId, version, ...lesson }: EditedLesson): Promise<void> =>
  asActor(actor, async (tx) => {
    const before = await loadLesson(tx, lessonId)
    requirePermission(actor, 'lesson.curate', lessonFacts(before), 'lesson.read')
    if (before.status === 'REJECTED') throw new Refusal('changed-meanwhile', 'Deze les is niet weerhouden en wijzigt niet meer.')
    await requireThemes(tx, lesson.themes)
    const { count } = await tx.lesson.updateMany({ where: { id: lessonId, version, status: before.status }, data: { ...lesson, version: { increment: 1 } } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Een collega wijzigde deze les intussen. Laad de pagina opnieuw.')
    await recordEvent(tx, actor, { verb: 'lesson.edit', subjectType: 'lesson', subjectId: lessonId, applicationId: before.grant.applicationId, payload: { ...lesson } })
  })

const requireThemes = async (tx: Tx, themes: readonly string[]): Promise<void> => {
  const known = await tx.codeListEntry.count({ where: { list: 'theme', code: { in: [...themes] } } })
  if (known !== new Set(themes).size) throw new Refusal('invalid', [{ field: 'themes', message: 'Kies thema’s uit de lijst.' }])
}
