import { FieldGroup } from '@/app/_form/field-group'
import { TextAreaField } from '@/app/_form/text-area-field'
import type { Code } from '@/lib/applications/call-rules'
import type { Fields } from '@/lib/applications/fields/field'
import { narrativeFields, quarterFields } from '@/lib/reports/fields'
import { DraftField } from '../../aanvragen/_steps/draft-field'
import type { ReportPageView } from './load-report'

/** The story: four questions of 500 to 1,000 characters, or one for a quarter, and a word per target group of the request. */
export function NarrativeFields({ view: { report, context } }: { view: ReportPageView }) {
  const { estimatedChildren, ...whole } = narrativeFields
  const isQuarter = report.type === 'INTERIM'
  const stories: Fields = isQuarter ? quarterFields : whole
  const groups: readonly Code[] = context.reference.codeLists['targetGroup'] ?? []
  return (
    <>
      {Object.entries(stories).map(([name, field]) => <DraftField key={name} name={name} field={field} reference={context.reference} />)}
      {context.targetGroups.length > 0 && (
        <FieldGroup legend="Per doelgroep" hint="Wat werkte om deze groepen uit uw aanvraag te bereiken?">
          {context.targetGroups.map((group) => <TextAreaField key={group} name={`targetGroups.${group}`} label={groups.find(({ code }) => code === group)?.nl ?? group} hint={context.targets[group] === undefined ? undefined : `Streefgetal in uw aanvraag: ${context.targets[group]}.`} optional rows={3} maximum={1000} />)}
        </FieldGroup>
      )}
      {!isQuarter && <DraftField name="estimatedChildren" field={estimatedChildren} reference={context.reference} />}
    </>
  )
}
