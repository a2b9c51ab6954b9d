import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { rubricVersion } from '@/lib/rubrics/schema'
import { withCallThresholds } from '@/lib/rubrics/scoring'
import { assessedFiles } from './assessed-files'
import { rankingInput, type RankingDocument } from './canonical-ranking'
import { officialInput } from './official-input'
import { rankApplications, type RankingInput } from './ranking'
import type { ScenarioLine } from './scenario-lines'

/**
 * The fundable files of a call by the official rule: the frozen list with its envelope, or before it the list as it would be now of the files with a final score. `closed`:
 * this reader has an interest in a file of the call, and a selection would give it away by what it takes and leaves.
 */
export const scenarioFacts = async (tx: Tx, actor: Actor, call: { code: string } | { id: string }) => {
  if (!can(actor, 'scenario.read')) return null
  const found = await tx.call.findUnique({ where: call, include: { rubricVersion: { select: { content: true } }, _count: { select: { publications: true } } } })
  if (!found) return null
  const closed = (await tx.application.count({ where: { callId: found.id, id: { in: [...actor.conflictedApplicationIds] } } })) > 0
  const ranking = await tx.ranking.findFirst({ where: { callId: found.id }, orderBy: { round: 'desc' }, select: { content: true } })
  const frozen = ranking && frozenInput(ranking.content)
  const shown = { id: found.id, code: found.code, name: found.name, envelopeCents: frozen ? frozen.envelopeCents : found.envelopeCents, girlsTargetBp: found.girlsTargetBp }
  const facts = { call: shown, frozen: frozen !== null, open: found.status === 'ASSESSMENT' && found._count.publications === 0 }
  if (closed) return { ...facts, closed, lines: [] }
  const input = frozen ?? (found.rubricVersion && officialInput(withCallThresholds(rubricVersion.parse(found.rubricVersion.content), found), found, await assessedFiles(tx, found.id)).input)
  return { ...facts, closed, lines: input ? await linesOf(tx, shown, input) : [] }
}

export type ScenarioFacts = NonNullable<Awaited<ReturnType<typeof scenarioFacts>>>

const frozenInput = (content: string): RankingInput => {
  const document: RankingDocument = JSON.parse(content)
  return rankingInput(document.input)
}

type Row = { id: string; number: string; organisationId: string; organisation: string; province: string | null; nis: string[]; unserved: boolean; girls: boolean }

const linesOf = async (tx: Tx, call: { id: string; girlsTargetBp: number }, input: RankingInput): Promise<ScenarioLine[]> => {
  const ranked = rankApplications(input).rows.filter(({ fundable }) => fundable)
  const asked = new Map(input.applications.map(({ id, requestedCents }) => [id, requestedCents]))
  const rows = new Map((await rowsOf(tx, call, ranked.map(({ id }) => id))).map((row) => [row.id, row]))
  return ranked.flatMap(({ id, rank, total, grantedCents }) => {
    const row = rows.get(id)
    if (!row) return []
    const { id: applicationId, province, ...words } = row
    return [{ applicationId, ...words, province: province ?? '', rank: rank ?? 0, total, requestedCents: asked.get(id) ?? 0n, officialCents: grantedCents }]
  })
}

/** Places of the activities that met the A conditions; an offer elsewhere is an activity of a granted file of another call. The share of girls as filed, weighed by participants. */
const rowsOf = (tx: Tx, call: { id: string; girlsTargetBp: number }, ids: string[]): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    with place as (
      select v.application_id, v.nis from activity v where v.application_id = any(${ids}::uuid[]) and v.nis is not null
        and not exists (select from eligibility_verdict e where e.application_id = v.application_id and e.activity_row_id = v.row_id and not e.met)),
    served as (
      select distinct v.nis from grant_award g join activity v on v.application_id = g.application_id and v.row_id = any(g.base_activity_row_ids)
      where g.call_id <> ${call.id}::uuid and g.status not in ('DECLINED', 'REVOKED') and v.nis is not null)
    select a.id, a.number, o.id as "organisationId", o.legal_name as organisation, m.province,
      coalesce((select array_agg(distinct p.nis order by p.nis) from place p where p.application_id = a.id), '{}') as nis,
      exists (select from place p where p.application_id = a.id and p.nis not in (select nis from served)) as unserved,
      coalesce((select sum((t ->> 'expectedGirls')::numeric * (t ->> 'expectedParticipants')::numeric) * 100 >= ${call.girlsTargetBp} * sum((t ->> 'expectedParticipants')::numeric)
        from jsonb_array_elements((select s.content::jsonb -> 'answers' -> 'activities' from submission s where s.application_id = a.id order by s.round desc limit 1)) t), false) as girls
    from application a join organisation o on o.id = a.organisation_id left join municipality m on m.nis = o.nis
    where a.id = any(${ids}::uuid[])`
