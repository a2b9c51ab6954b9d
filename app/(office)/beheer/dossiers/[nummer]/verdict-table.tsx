import { DataTable } from '@/app/_ui/data-table'
import { StatusWord } from '@/app/_ui/status-word'
import type { Dossier } from '@/lib/applications/dossier'
import { isSameQuestion, type Question } from '@/lib/applications/eligibility'
import { EvidenceTable } from './evidence-table'
import { FindingWord } from './finding-word'

/** The answers as they stand, for whoever cannot change them. */
export function VerdictTable({ dossier }: { dossier: Dossier }) {
  const { questions, verdicts, prechecks, application, rubric } = dossier
  const rows = questions.map((question) => ({
    ...question,
    name: rubric.knockouts.find(({ code }) => code === question.code)?.nameNl ?? '',
    verdict: verdicts.find((verdict) => isSameQuestion(verdict, question)),
    found: prechecks.find((check) => isSameQuestion(check, question)),
  }))
  return (
    <DataTable
      label="Antwoorden op de ontvankelijkheid"
      rows={rows}
      rowKey={keyOf}
      dividers={application.activities.map(({ rowId, title }, index) => ({ afterKey: keyBefore(rows, rowId), label: `Activiteit ${index + 1}: ${title}`, group: true }))}
      columns={[
        { key: 'code', head: 'Voorwaarde', rowHead: true, cell: ({ code, name }) => `${code} ${name}` },
        { key: 'found', head: 'Vaststelling van het loket', cell: ({ found }) => found && <><FindingWord finding={found.finding} /> {found.sentence}<EvidenceTable found={found} /></> },
        { key: 'verdict', head: 'Antwoord', narrow: true, cell: ({ verdict }) => (verdict ? <StatusWord tone={verdict.met ? 'done' : 'refused'}>{verdict.met ? 'voldaan' : 'niet voldaan'}</StatusWord> : <span className="muted">nog open</span>) },
        { key: 'motivation', head: 'Motivering', cell: ({ verdict }) => verdict?.motivation ?? '' },
      ]}
    />
  )
}

const keyOf = ({ code, activityRowId }: Question): string => `${code}/${activityRowId}`

/** The row after which the questions of this activity begin. */
const keyBefore = (rows: readonly Question[], rowId: string): string => {
  const before = rows[rows.findIndex(({ activityRowId }) => activityRowId === rowId) - 1]
  return before ? keyOf(before) : ''
}
