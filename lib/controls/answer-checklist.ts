import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { Refusal, type Problem } from '@/lib/refusal'
import { grantToControl, openControl } from './load-control'
import { checklistFor, rulebookOf } from './rulebook'
import type { AnsweringChecklist } from './schema'
import { isControlKind } from './words'

/** Answers of the checklist, as many as there are already; what is not in order says why. */
export const answerChecklist = (actor: Actor, { grantId, points }: AnsweringChecklist): Promise<{ open: number }> =>
  asActor(actor, async (tx, now) => {
    const grant = await grantToControl(tx, actor, grantId, 'control.work')
    const control = await openControl(tx, grantId)
    const asked = checklistFor(await rulebookOf(tx, control.rulebookVersion), isControlKind(control.kind) ? control.kind : 'DESK').map(({ code }) => code)
    const problems = points.flatMap(({ code, answer, remark }, index): Problem[] => {
      if (!asked.includes(code)) return [{ field: '', message: 'Laad de pagina opnieuw: dit punt staat niet op de lijst.' }]
      return answer === 'NOT_OK' && remark.trim().length < 20 ? [{ field: `points.${index}.remark`, message: 'Leg in minstens 20 tekens uit wat niet in orde is.' }] : []
    })
    if (problems.length > 0) throw new Refusal('incomplete', problems)

    const given = points.flatMap(({ code, answer, remark }) => (answer ? [{ code, answer, remark }] : []))
    for (const { code, answer, remark } of given) {
      const said = { answer, remark, answeredById: actor.userId ?? '', answeredAt: now }
      await tx.controlAnswer.upsert({ where: { grantId_code: { grantId, code } }, create: { grantId, code, ...said }, update: said })
    }
    await recordEvent(tx, actor, { verb: 'control.answer', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { points: given } })
    const answered = new Set([...control.answers, ...given].map(({ code }) => code))
    return { open: asked.filter((code) => !answered.has(code)).length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
