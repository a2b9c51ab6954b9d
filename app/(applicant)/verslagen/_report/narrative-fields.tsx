import { FieldGroup } from '@/app/_form/field-group'
import { TextAreaField } from '@/app/_form/text-area-field'
import type { Code } from '@/lib/applications/call-rules'
import { narrativeFields } from '@/lib/reports/fields'
import { DraftField } from '../../aanvragen/_steps/draft-field'
import type { ReportPageView } from './load-report'

/** The story: four questions of 500 to 1,000 characters, and a word per target group of the request. */
export function NarrativeFields({ view: { context } }: { view: ReportPageView }) {
  const { estimatedChildren, ...stories } = narrativeFields
  const groups: readonly Code[] = context.reference.codeLists['targetGroup'] ?? []
  return (
    <>
      {Object.entries(stories).map(([name, field]) => <DraftField key={name} name={name} field={field} reference={context.reference} />)}
      {context.targetGroups.length > 0 && (
        <FieldGroup legend="Per doelgroep" hint="Wat werkte om deze groepen uit uw aanvraag te bereiken?">
          {context.targetGroups.map((group) => <TextAreaField key={group} name={`targetGroups.${group}`} label={groups.find(({ code }) => code === group)?.nl ?? group} optional rows={3} maximum={1000} />)}
        </FieldGroup>
      )}
      <DraftField name="estimatedChildren" field={estimatedChildren} reference={context.reference} />
    </>
  )
}
