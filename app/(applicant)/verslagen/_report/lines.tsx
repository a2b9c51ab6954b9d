import { FieldGroup } from '@/app/_form/field-group'
import { Actions, Button } from '@/app/_ui/button'
import type { Field, Fields } from '@/lib/applications/fields/field'
import { rowsOf } from '@/lib/reports/draft-rows'
import { DraftField } from '../../aanvragen/_steps/draft-field'
import type { ReportPageView } from './load-report'

type LinesProps = { view: ReportPageView; name: 'costs' | 'revenues' | 'actions' | 'risks'; one: string; fields: Fields }

/** Amounts, days and short words that follow each other stand beside each other where there is room. */
const runsOf = (fields: Fields): [name: string, field: Field][][] =>
  Object.entries(fields).reduce<{ runs: [string, Field][][]; open: boolean }>(({ runs, open }, [name, field]) => {
    const { type } = field
    const isShort = type === 'euro' || type === 'date' || (type === 'line' && name !== 'description')
    return { runs: isShort && open ? [...runs.slice(0, -1), [...(runs.at(-1) ?? []), [name, field]]] : [...runs, [[name, field]]], open: isShort }
  }, { runs: [], open: false }).runs

/** Rows of which each is too wide for a table. Its buttons save the page, so they work without JavaScript too. */
export function Lines({ view: { draft, context }, name, one, fields }: LinesProps) {
  return (
    <div id={name} className="lines" tabIndex={-1}>
      {Array.from({ length: rowsOf(draft, name) }, (_, row) => (
        <FieldGroup key={String(draft[`${name}.${row}.id`])} legend={`${one} ${row + 1}`}>
          <input type="hidden" name={`${name}.${row}.id`} value={String(draft[`${name}.${row}.id`])} />
          {runsOf(fields).map((run) => {
            const shown = run.map(([field, line]) => <DraftField key={field} name={`${name}.${row}.${field}`} field={line} reference={context.reference} />)
            return run.length === 1 ? shown : <div key={run[0]?.[0]} className="lines__beside">{shown}</div>
          })}
          <Actions><Button kind="danger" small name="rijen" value={`remove:${name}:${String(draft[`${name}.${row}.id`])}`}>Verwijder {one.toLowerCase()} {row + 1}</Button></Actions>
        </FieldGroup>
      ))}
      <Actions><Button kind="secondary" small name="rijen" value={`add:${name}`}>Voeg rij toe<span className="visually-hidden">: {one.toLowerCase()}</span></Button></Actions>
    </div>
  )
}
