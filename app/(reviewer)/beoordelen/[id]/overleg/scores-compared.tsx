import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/section'
import type { ConsensusView } from '@/lib/reviews/overview'
import { toNumber } from '@/lib/exact'

type Review = ConsensusView['reviews'][number]

/** Scores side by side, then what each reviewer wrote. */
export function ScoresCompared({ view: { file, reviews, application } }: { view: ConsensusView }) {
  const rows = file.rubric.scored.flatMap(({ code, nameNl, scope }) => [
    { key: code, name: `${code} ${nameNl}`, cells: reviews.map((review) => criterionScore(review, code)), spread: spreadOf(reviews.map(({ scoring }) => scoring.criteria.find((result) => result.code === code)?.score ?? null)) },
    ...(scope === 'ACTIVITY' && reviews.some((review) => differs(review, code))
      ? file.activities.map(({ rowId, title }) => ({ key: `${code}/${rowId}`, name: `– ${title}`, cells: reviews.map((review) => activityScore(review, code, rowId)), spread: spreadOf(reviews.map(({ scores }) => scores.find((row) => row.criterion === code && row.activityRowId === rowId)?.score ?? null)) }))
      : []),
  ])
  const { criterionGap, totalGap } = file.rubric.rules.consensus
  const spoken = file.rubric.scored.map(({ code, nameNl }) => ({ code, nameNl, texts: reviews.map((review) => ({ id: review.id, label: review.label, text: review.motivations.find(({ criterion }) => criterion === code), remarks: remarksOf(review, code, file.activities) })) }))
  return (
    <Section title="Scores" intro={reviews.length === 0 ? undefined : `Beoordelingen voor ${application.call.name}.`}>
      <DataTable
        label="Scores per beoordelaar"
        rows={[...rows, { key: 'total', name: 'Totaal op 100', cells: reviews.map(({ scoring }) => decimal(scoring.total)), spread: spreadOf(reviews.map(({ scoring }) => scoring.total)) }]}
        rowKey={({ key }) => key}
        columns={[
          { key: 'criterion', head: 'Criterium', rowHead: true, cell: ({ name }) => name },
          ...reviews.map((review, index) => ({ key: review.id, head: review.label, numeric: true, cell: ({ cells }: { cells: string[] }) => cells[index] })),
          ...(reviews.length > 1 ? [{ key: 'spread', head: 'Verschil', numeric: true, cell: ({ spread, key }: { spread: number | null; key: string }) => <Spread spread={spread} limit={key === 'total' ? totalGap : criterionGap} /> }] : []),
        ]}
      />
      {spoken.map(({ code, nameNl, texts }) => (
        <details className="filed-step" key={code} id={`motivering-${code}`}>
          <summary>{code} {nameNl}: motiveringen</summary>
          {texts.map(({ id, label, text, remarks }) => (
            <div className="note" key={id}>
              <p><strong>{label}.</strong> <span className="prose">{text?.motivation}</span></p>
              {remarks.map((remark) => <p className="muted" key={remark}>{remark}</p>)}
              {text?.officeComment && <p className="muted">Voor het kantoor: {text.officeComment}</p>}
            </div>
          ))}
        </details>
      ))}
      {reviews.some(({ contests }) => contests.length > 0) && (
        <div className="note">
          <h3>Betwiste basisvoorwaarden</h3>
          {reviews.flatMap(({ label, contests }) => contests.map(({ code, activityRowId, reason }) => <p key={`${label}/${code}/${activityRowId}`}><strong>{code}, {titleOf(file, activityRowId)}, {label}:</strong> {reason}</p>))}
        </div>
      )}
    </Section>
  )
}

/** How far the reviewers lie apart; what calls for a meeting stands out, in words too. */
function Spread({ spread, limit }: { spread: number | null; limit: number }) {
  if (spread === null) return '–'
  return spread >= limit ? <strong>{decimal(spread)}<span className="visually-hidden"> te groot</span></strong> : decimal(spread)
}

const spreadOf = (given: readonly (number | null)[]): number | null => {
  const known = given.filter((score) => score !== null)
  return known.length > 1 ? Math.max(...known) - Math.min(...known) : null
}

const titleOf = ({ activities, struck }: ConsensusView['file'], rowId: string): string => [...activities, ...struck].find((activity) => activity.rowId === rowId)?.title ?? rowId

/** Did this reviewer give activities different scores? */
const differs = ({ scores }: Review, code: string): boolean => new Set(scores.filter(({ criterion }) => criterion === code).map(({ score }) => score)).size > 1

const criterionScore = ({ scoring, scores }: Review, code: string): string => {
  const mean = scoring.criteria.find((result) => result.code === code)?.mean
  if (mean) return decimal(toNumber(mean))
  return scores.some(({ criterion, score }) => criterion === code && score === null) ? 'onthouding' : '–'
}

const activityScore = ({ scores }: Review, code: string, rowId: string): string => {
  const row = scores.find(({ criterion, activityRowId }) => criterion === code && activityRowId === rowId)
  return row ? (row.score === null ? 'onthouding' : String(row.score)) : '–'
}

const remarksOf = ({ scores }: Review, code: string, activities: ConsensusView['file']['activities']): string[] =>
  scores.flatMap(({ criterion, activityRowId, remark }) => (criterion === code && remark !== '' ? [`${activities.find(({ rowId }) => rowId === activityRowId)?.title ?? ''}: ${remark}`] : []))

const decimal = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 1 })
