import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { ControlFinding } from '@/prisma/generated/client'
import { findingProblems, type Taken } from './findings'
import { findingSubjects } from './finding-subjects'
import { grantToControl, openControl } from './load-control'
import type { RecordingFinding } from './schema'

const TOLD = 'De vaststellingen zijn al aan de begunstigde voorgelegd. Ze wijzigen niet meer.'

/** What was found, with what it takes and why; the beneficiary reads it before it counts. */
export const recordFinding = (actor: Actor, { grantId, subject, units, amount, motivation }: RecordingFinding): Promise<{ findingId: string }> =>
  asActor(actor, async (tx, now) => {
    const grant = await grantToControl(tx, actor, grantId, 'control.work')
    const control = await openControl(tx, grantId)
    if (control.findingsSentAt) throw new Refusal('changed-meanwhile', TOLD)
    const subjects = await findingSubjects(tx, grant)
    const wanted: Taken = grant.call.fundingModel === 'COST_SHARE' ? { subject, units: null, cents: amount } : { subject, units: grant.call.fundingModel === 'LUMP_PER_POSTCODE' ? 1 : units, cents: null }
    if (control.findings.some((one) => isSame(one, { ...wanted, motivation }))) throw new Refusal('changed-meanwhile', 'Deze vaststelling staat er al, met hetzelfde gevolg en dezelfde motivering.')
    const problems = findingProblems(subjects, control.findings.map(asTaken), wanted)
    if (problems.length > 0) throw new Refusal('invalid', problems)

    const label = subjects.find((one) => one.subject === subject)?.label ?? ''
    const { id } = await tx.controlFinding.create({ data: { grantId, ...wanted, label, motivation, foundById: actor.userId ?? '', foundAt: now }, select: { id: true } })
    await recordEvent(tx, actor, { verb: 'control.find', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { findingId: id, ...wanted, label, motivation } })
    return { findingId: id }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The button pressed twice, or the same page sent again. */
const isSame = (found: ControlFinding, { subject, units, cents, motivation }: Taken & { motivation: string }): boolean => {
  const one = asTaken(found)
  return one.subject === subject && one.units === units && one.cents === cents && found.motivation === motivation
}

/** Taken back before anyone was told. */
export const dropFinding = (actor: Actor, { findingId }: { findingId: string }): Promise<void> =>
  asActor(actor, async (tx) => {
    const found = await tx.controlFinding.findUnique({ where: { id: findingId } })
    if (!found) throw new Refusal('not-found', 'Deze vaststelling bestaat niet.')
    const grant = await grantToControl(tx, actor, found.grantId, 'control.work')
    if ((await openControl(tx, found.grantId)).findingsSentAt) throw new Refusal('changed-meanwhile', TOLD)
    const { count } = await tx.controlFinding.deleteMany({ where: { id: findingId } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Deze vaststelling is al geschrapt.')
    await recordEvent(tx, actor, { verb: 'control.drop-finding', subjectType: 'grant', subjectId: found.grantId, applicationId: grant.applicationId, payload: { findingId, label: found.label } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

export const asTaken = ({ subject, units, cents }: ControlFinding): Taken => ({ subject, units: units === null ? null : Number(units), cents })

/** The findings that count for the money: of a concluded control, those that stand. */
export const standingFindings = async (tx: Tx, grantId: string): Promise<ControlFinding[]> =>
  tx.controlFinding.findMany({ where: { grantId, stands: true, control: { concludedAt: { not: null } } }, orderBy: [{ foundAt: 'asc' }, { id: 'asc' }] })
