import type { ReactNode } from 'react'
import { AutosaveForm } from '@/app/_form/autosave-form'
import { Form } from '@/app/_form/form'
import { Button } from '@/app/_ui/button'
import { problemsSoFar, type PartState } from '@/lib/reports/parts'
import { autosave, savePart } from '../actions'
import type { ReportPageView } from './load-report'

type ReportFormProps = { view: ReportPageView; page: PartState; heading: ReactNode; checkAll: boolean; children: ReactNode }

/** The form around one page of a report: keeps itself while one types, and has its buttons without JavaScript. */
export function ReportForm({ view, page, heading, checkAll, children }: ReportFormProps) {
  const { report, draft, editable } = view
  const hidden = { reportId: report.id, part: page.part, ...(page.activity === undefined ? {} : { activity: String(page.activity) }) }
  const shared = { heading, hidden, values: { ...draft }, problems: checkAll ? page.problems : problemsSoFar(draft, page), requiredNote: page.part !== 'activiteiten' }
  if (!editable) return <Form {...shared} problems={[]} action={savePart}><fieldset disabled className="group form__fields">{children}</fieldset></Form>
  return (
    <AutosaveForm
      {...shared}
      action={savePart}
      save={autosave}
      version={report.draftVersion}
      savedAt={report.draftSavedAt?.toISOString()}
      submit="Bewaar en ga verder"
      secondary={<Button kind="secondary" name="daarna" value="blijf">Bewaar</Button>}
    >
      {children}
    </AutosaveForm>
  )
}
