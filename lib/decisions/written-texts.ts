import type { Tx } from '@/lib/db'
import type { Problem } from '@/lib/refusal'
import type { DecisionBasis } from './decision-facts'
import { decisionMotivation } from './decision-texts'

/** One text of a decision: what was generated from the consensus, what counts now, and who wrote over it, the latest first. */
export type WrittenText = { code: string; name: string; score: string; generated: string; text: string; history: { by: string; at: Date; text: string }[] }

/** The texts of a file as they stand in the proposal; the first, without a code, is the motivation as a whole. */
export const writtenTexts = async (tx: Tx, { proposalId, applicationId, facts }: Pick<DecisionBasis, 'proposalId' | 'applicationId' | 'facts'>): Promise<WrittenText[]> => {
  const rows = await tx.$queryRaw<{ criterion: string; text: string; by: string; at: Date }[]>`
    select t.criterion, t.text, u.name as by, t.written_at as at from decision_text t join app_user u on u.id = t.written_by_id
    where t.application_id = ${applicationId}::uuid and t.proposal_id = ${proposalId}::uuid order by t.written_at desc, t.id desc`
  const written = (code: string, name: string, score: string, generated: string): WrittenText => {
    const history = rows.filter(({ criterion }) => criterion === code).map(({ by, at, text }) => ({ by, at, text }))
    return { code, name, score, generated, text: history[0]?.text ?? generated, history }
  }
  return [written('', 'Motivering van de beslissing', '', decisionMotivation(facts)), ...facts.criteria.map(({ code, name, score, motivation }) => written(code, name, score, motivation))]
}

/** Keeps each text that is not what counted before, beside what it takes the place of. Answers which. */
export const keepTexts = async (tx: Tx, { proposalId, applicationId }: DecisionBasis, before: readonly WrittenText[], typed: ReadonlyMap<string, string>, writtenById: string, now: Date): Promise<string[]> => {
  const changed = before.flatMap(({ code, generated, text }) => {
    const wanted = typed.get(code)
    return wanted === undefined || same(wanted, text) ? [] : [{ applicationId, proposalId, criterion: code, generated, text: wanted, writtenById, writtenAt: now }]
  })
  await tx.decisionText.createMany({ data: changed })
  return changed.map(({ criterion }) => criterion)
}

/** A form sends line ends of its own. */
const same = (one: string, other: string): boolean => unix(one) === unix(other)
const unix = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/** Each criterion says why, by its code. */
export const emptyTexts = ({ facts }: Pick<DecisionBasis, 'facts'>, criteria: Record<string, string>): Problem[] =>
  facts.criteria.filter(({ code }) => (criteria[code] ?? '').trim() === '').map(({ code, name }) => ({ field: `criteria.${code}`, message: `Motiveer criterium ${code} ${name}.` }))
