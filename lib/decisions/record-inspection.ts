import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { registerFile } from '@/lib/files/register-file'
import type { Stored } from '@/lib/files/store-file'
import { Refusal } from '@/lib/refusal'
import { formatDay, localDay } from '@/lib/time'
import type { Inspection } from './inspection-schema'
import { standing } from './standing-proposal'

export type AdviceFile = Stored & { name: string }

/** The advice of the Inspectie van Financiën on the proposal that stands. What is noted later takes its place, until a decision rests on it. */
export const recordInspection = (actor: Actor, input: Inspection, file: AdviceFile | null): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'inspection.record', {}, 'ranking.read')
    const { callId, outcome, givenOn, reference, remark } = input
    const proposal = await tx.proposal.findFirst({ where: { callId, ...standing }, orderBy: { round: 'desc' }, select: { id: true, rankingId: true } })
    if (!proposal) throw new Refusal('too-early', 'Er is nog geen voorstel van beslissing.')
    if (givenOn > localDay(now)) throw new Refusal('invalid', [{ field: 'givenOn', message: `Deze dag komt nog. Vandaag is het ${formatDay(localDay(now))}.` }])
    // Whoever confirms holds this row too: either they see this advice, or this act sees their confirmation.
    await tx.$queryRaw`select 1 from proposal where id = ${proposal.id}::uuid for update`
    const confirmed = await tx.$queryRaw<unknown[]>`
      select 1 from decision d join proposal p on p.round = d.round join proposal_item i on i.proposal_id = p.id and i.application_id = d.application_id
      where p.id = ${proposal.id}::uuid and d.confirmed_at is not null limit 1`
    if (confirmed.length > 0) throw new Refusal('too-late', 'Een beslissing van dit voorstel is al bevestigd, met het advies zoals het er stond.')

    if (file) await registerFile(tx, file)
    const { id } = await tx.inspectionAdvice.create({
      data: { proposalId: proposal.id, outcome, givenOn: new Date(givenOn), reference, remark, sha256: file?.sha256 ?? null, fileName: file?.name.slice(0, 200) ?? '', recordedById: actor.userId ?? '', recordedAt: now },
    })
    await recordEvent(tx, actor, { verb: 'inspection.record', subjectType: 'call', subjectId: callId, payload: { adviceId: id, proposalId: proposal.id, outcome, givenOn, reference, remark, sha256: file?.sha256 ?? null } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
