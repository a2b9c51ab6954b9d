import { FieldGroup } from '@/app/_form/field-group'
import { reachFields } from '@/lib/applications/fields/reach'
import { form } from '@/lib/applications/form'
import { DraftField } from './draft-field'
import type { LoadedRequest } from './load-request'
import { RowBlocks } from './row-blocks'

export function TargetGroupsStep({ request: { context: { reference }, draft, marks } }: { request: LoadedRequest }) {
  const { fields, one, max } = form.rows.targetGroups
  return (
    <>
      <RowBlocks name="targetGroups" one={one} fields={fields} rows={draft.targetGroups ?? []} maximum={max} reference={reference} marks={marks} empty="Nog geen doelgroepen. Voeg er minstens één toe." />
      <FieldGroup legend="Voor alle activiteiten">
        <DraftField name="genderApproach" field={reachFields.genderApproach} reference={reference} marks={marks} />
        <DraftField name="accessibilityMeasures" field={reachFields.accessibilityMeasures} reference={reference} marks={marks} />
      </FieldGroup>
    </>
  )
}
