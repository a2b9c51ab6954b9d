import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { keepSigningKey } from '@/lib/filings/signing-key'
import { Refusal } from '@/lib/refusal'
import { enqueueCalibration } from '@/lib/reviews/ask-calibration'
import { rubricVersion, type RubricVersion } from '@/lib/rubrics/schema'
import { withCallThresholds } from '@/lib/rubrics/scoring'
import { assessedFiles } from './assessed-files'
import { officialInput, type AssessedFile, type LeftOut } from './official-input'
import { rankApplications } from './ranking'
import { signRanking } from './signed-ranking'
import { standing } from './standing-proposal'

/**
 * Freezes the official list of a call: rule, input and result in canonical JSON, signed, with its SHA-256, and a row per file. Only when every file
 * that is still in the running has its consensus. A frozen list never changes.
 */
export const freezeRanking = (actor: Actor, { callId }: { callId: string }): Promise<{ rankingId: string }> =>
  asActor(actor, async (tx) => {
    const call = await tx.call.findUnique({ where: { id: callId }, include: { rubricVersion: true } })
    if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
    requirePermission(actor, 'ranking.freeze', {}, 'ranking.read')

    if (call.status !== 'ASSESSMENT') throw new Refusal('too-early', 'De oproep is niet in beoordeling.')
    if ((await tx.proposal.count({ where: { callId, ...standing } })) > 0) throw new Refusal('too-early', 'Er ligt een voorstel voor ter beslissing. Neem het eerst terug; daarna kan de rangschikking opnieuw.')
    await requireAllRanked(tx, actor, callId)
    if (!call.rubricVersion) throw new Error('A call in assessment has a rubric.')

    const rubric = withCallThresholds(rubricVersion.parse(call.rubricVersion.content), call)
    const files = await assessedFiles(tx, callId)
    await requireNumbers(tx, actor, rubric, files)
    const { input, leftOut } = officialInput(rubric, call, files)
    const { rows } = rankApplications(input)
    if (rows.length + leftOut.length === 0) throw new Refusal('too-early', 'Er zijn geen beoordeelde dossiers.')

    await keepSigningKey(tx)
    const round = 1 + (await tx.ranking.count({ where: { callId } }))
    const ranking = await tx.ranking.create({
      data: {
        callId,
        round,
        ...signRanking(input),
        frozenById: actor.userId ?? '',
        rows: {
          create: [
            ...rows.map((row, position) => ({ applicationId: row.id, position, rank: row.rank, total: row.total, fundable: row.fundable, reasons: row.reasons, outcome: row.outcome, grantedCents: row.grantedCents })),
            ...leftOut.map((file, index) => leftOutRow(file, rows.length + index)),
          ],
        },
      },
    })
    await enqueueCalibration(tx, callId, ranking.id)
    await recordEvent(tx, actor, { verb: 'ranking.freeze', subjectType: 'call', subjectId: callId, payload: { rankingId: ranking.id, round, sha256: ranking.sha256, files: rows.length + leftOut.length } })
    return { rankingId: ranking.id }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const leftOutRow = (file: LeftOut, position: number) => ({ applicationId: file.id, position, rank: null, total: file.total, fundable: false, reasons: [file.reason], outcome: 'REJECT', grantedCents: 0n })

/** A late conflict may have taken away the only scores: a criterion without a number is nobody's zero. */
const requireNumbers = async (tx: Tx, actor: Actor, rubric: RubricVersion, files: readonly AssessedFile[]): Promise<void> => {
  const bare = files.filter(({ scores }) => rubric.scored.some(({ code }) => !scores.some(({ criterion }) => criterion === code))).map(({ id }) => id)
  if (bare.length === 0) return
  const named = await tx.application.findMany({ where: { id: { in: bare, notIn: [...actor.conflictedApplicationIds] } }, select: { number: true }, orderBy: { number: 'asc' }, take: 20 })
  throw new Refusal('too-early', sentence('Niet elk criterium heeft een score', named))
}

const requireAllRanked = async (tx: Tx, actor: Actor, callId: string): Promise<void> => {
  const waiting = await tx.$queryRaw<{ number: string; hidden: boolean }[]>`
    select a.number, a.id = any(${[...actor.conflictedApplicationIds]}::uuid[]) as hidden from application a left join assessment s on s.application_id = a.id
    where a.call_id = ${callId}::uuid and coalesce(s.status, a.status) in ('SUBMITTED', 'ELIGIBILITY_CHECK', 'COMPLETION_REQUESTED', 'ELIGIBLE', 'IN_REVIEW', 'CONSENSUS')
    order by hidden, a.number limit 20`
  if (waiting.length > 0)
    throw new Refusal('too-early', sentence('Nog niet alle dossiers zijn beoordeeld', waiting.filter(({ hidden }) => !hidden)))
}

/** A file with which the chair has a conflict holds the list up too, without a name. */
const sentence = (words: string, named: readonly { number: string | null }[]): string => (named.length === 0 ? `${words}.` : `${words}: ${named.map(({ number }) => number).join(', ')}.`)
