import { FieldGroup } from '@/app/_form/field-group'
import { Actions, Button } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import type { Reference } from '@/lib/applications/call-rules'
import type { Fields } from '@/lib/applications/fields/field'
import { DraftField, type Marks } from './draft-field'

type RowBlocksProps = { name: string; one: string; fields: Fields; rows: readonly { id: string }[]; maximum: number; reference: Reference; marks: Marks; empty: string }

/** Rows with long answers, each a group of its own. Its buttons save the page, so they work without JavaScript too. */
export function RowBlocks({ name, one, fields, rows, maximum, reference, marks, empty }: RowBlocksProps) {
  return (
    <div id={name} tabIndex={-1}>
      {rows.length === 0 && <Empty>{empty}</Empty>}
      {rows.map((row, index) => (
        <FieldGroup key={row.id} legend={`${one} ${index + 1}`}>
          <input type="hidden" name={`${name}.${index}.id`} value={row.id} />
          {Object.entries(fields).map(([field, line]) => <DraftField key={field} name={`${name}.${index}.${field}`} field={line} reference={reference} marks={marks} />)}
          <Actions>
            <Button kind="danger" small name="rijen" value={`remove:${name}:${row.id}@0`}>Verwijder {one.toLowerCase()} {index + 1}</Button>
          </Actions>
        </FieldGroup>
      ))}
      {rows.length < maximum && (
        <Actions>
          <Button kind="secondary" small name="rijen" value={`add:${name}`}>Voeg rij toe<span className="visually-hidden">: {one.toLowerCase()}</span></Button>
        </Actions>
      )}
    </div>
  )
}
