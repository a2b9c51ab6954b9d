import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { AutosaveForm } from '@/app/_form/autosave-form'
import { Form } from '@/app/_form/form'
import { Button } from '@/app/_ui/button'
import { labelProblems } from '@/lib/filings/label-problems'
import { pageValues } from '@/lib/reports/draft-rows'
import { labelOfReportField } from '@/lib/reports/field-label'
import { problemsSoFar, type PartState } from '@/lib/reports/parts'
import { savePart } from '../actions'
import { AskedHere } from './asked-points'
import type { ReportPageView } from './load-report'
import { WaitingTexts } from './waiting-texts'

type ReportFormProps = { view: ReportPageView; page: PartState; heading: ReactNode; checkAll: boolean; children: ReactNode }

/** The form around one page of a report: keeps itself while one types, and has its buttons without JavaScript. */
export function ReportForm({ view, page, heading, checkAll, children }: ReportFormProps) {
  const { actor, report, draft, context, opened } = view
  const { part, activity, path } = page
  const editable = view.editable && (opened === null || opened.has(path))
  const shared = {
    heading: <>{heading}<AskedHere view={view} path={path} />{view.editable && !editable && <p>Dit onderdeel is ingediend. U kunt alleen aanpassen wat we u vroegen.</p>}{editable && <WaitingTexts view={view} />}</>,
    hidden: { reportId: report.id, part, ...(activity === undefined ? {} : { activity: String(activity) }) },
    values: { ...pageValues(draft, part, activity) },
    problems: labelProblems(checkAll ? page.problems : problemsSoFar(draft, page), (field) => labelOfReportField(field, context.reference)),
    requiredNote: part !== 'activiteiten',
  }
  if (!editable) return <Form {...shared} problems={[]} action={savePart}><fieldset disabled className="group form__fields">{children}</fieldset></Form>
  return (
    <AutosaveForm
      {...shared}
      action={savePart}
      save={{ href: `/api/verslagen/${report.id}/bewaar`, account: actor.userId, page: randomUUID() }}
      version={report.draftVersion}
      savedAt={report.draftSavedAt?.toISOString()}
      submit="Bewaar en ga verder"
      secondary={<Button kind="secondary" name="daarna" value="blijf">Bewaar</Button>}
    >
      {children}
    </AutosaveForm>
  )
}
