import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { Refusal, type Problem } from '@/lib/refusal'
import { formatDeadline } from '@/lib/time'
import { grantToControl, openControl } from './load-control'
import { checklistFor, rulebookOf, type Rulebook } from './rulebook'
import type { ConcludingControl } from './schema'
import { isControlKind } from './words'

/** The end of a control: every point answered, the beneficiary heard, and of each finding whether it stands. The settlement follows what stands. */
export const concludeControl = (actor: Actor, { grantId, findings, conclusion }: ConcludingControl): Promise<{ standing: number }> =>
  asActor(actor, async (tx, now) => {
    const grant = await grantToControl(tx, actor, grantId, 'control.work')
    const control = await openControl(tx, grantId)
    const problems = [...openPoints(control, await rulebookOf(tx, control.rulebookVersion)), ...unjudged(control.findings, findings)]
    if (problems.length > 0) throw new Refusal('incomplete', problems)
    if (control.findings.length > 0 && !control.findingsSentAt) throw new Refusal('too-early', 'Leg de vaststellingen eerst voor aan de begunstigde.')
    if (control.replyUntil && !control.repliedAt && now < control.replyUntil) throw new Refusal('too-early', `De begunstigde kan nog antwoorden: ${formatDeadline(control.replyUntil)}.`)

    for (const { id, stands, answer } of findings) await tx.controlFinding.updateMany({ where: { id, grantId }, data: { stands: stands === 'ja', answer } })
    await tx.control.update({ where: { grantId }, data: { conclusion, concludedAt: now, concludedById: actor.userId } })
    await tellMembers(tx, grant, 'control-concluded')
    const standing = findings.filter(({ stands }) => stands === 'ja').length
    await recordEvent(tx, actor, { verb: 'control.conclude', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { conclusion, findings, standing } })
    return { standing }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

type Running = Awaited<ReturnType<typeof openControl>>

/** A visit leaves a note with its day. */
const openPoints = ({ kind, answers, notes }: Running, rulebook: Rulebook): Problem[] => {
  const open = checklistFor(rulebook, isControlKind(kind) ? kind : 'DESK').filter(({ code }) => !answers.some((answer) => answer.code === code))
  return [
    ...(open.length > 0 ? [{ field: '', message: `Beantwoord eerst de hele checklist. Nog open: ${open.map(({ code }) => code).join(', ')}.` }] : []),
    ...(kind === 'ON_SITE' && !notes.some(({ visitedOn }) => visitedOn !== null) ? [{ field: '', message: 'Schrijf eerst een nota met de dag van het bezoek.' }] : []),
  ]
}

const unjudged = (found: Running['findings'], judged: ConcludingControl['findings']): Problem[] =>
  found.length === judged.length && found.every(({ id }) => judged.some((one) => one.id === id)) ? [] : [{ field: '', message: 'Zeg van elke vaststelling of ze blijft. Laad de pagina opnieuw.' }]
