import { FieldGroup } from '@/app/_form/field-group'
import { TickField } from '@/app/_form/tick-field'
import { form } from '@/lib/applications/form'
import type { CompletionToEdit } from '@/lib/applications/completion-queries'
import type { OpenedLine } from '@/lib/applications/opened-lines'
import { declarationsSchema } from '@/lib/calls/declarations'
import { Conditional } from '../../_steps/conditional'
import { DraftField } from '../../_steps/draft-field'
import { DraftRows } from '../../_steps/draft-rows'
import { FileAnswer } from '../../_steps/file-answer'
import { RowBlocks } from '../../_steps/row-blocks'

/** The inputs of what one point opens. */
export function OpenedFields({ lines, request }: { lines: readonly OpenedLine[]; request: CompletionToEdit }) {
  return lines.map((line) => <Opened key={line.path} line={line} request={request} />)
}

function Opened({ line, request }: { line: OpenedLine; request: CompletionToEdit }) {
  const { draft, context, application } = request
  const { reference } = context
  if (line.kind === 'field') return <DraftField name={line.name} field={line.field} reference={reference} />
  if (line.kind === 'question') {
    const field = line.file ? <FileAnswer name={line.path} field={line.field} request={request} /> : <DraftField name={line.path} field={line.field} reference={reference} />
    return line.parent ? <Conditional name={line.parent.name} answer={line.parent.answer} shown={line.shown}>{field}</Conditional> : field
  }
  if (line.kind === 'declarations')
    return declarationsSchema.parse(application.call.declarations).items.map(({ code, text }) => <TickField key={code} name={`declarations.${code}`} label={text} />)
  if (line.kind === 'table') {
    const { fields, one, max } = form.rows[line.name]
    const rows = draft[line.name] ?? []
    return line.name === 'partners' || line.name === 'targetGroups'
      ? <RowBlocks name={line.name} one={one} fields={fields} rows={rows} maximum={max} reference={reference} marks={new Map()} empty="Nog geen rijen." />
      : <DraftRows name={line.name} one={one} fields={fields} rows={rows} maximum={max} reference={reference} />
  }
  return (
    <FieldGroup legend={line.heading}>
      <input type="hidden" name={`${line.name}.id`} value={line.rowId} />
      {line.fields.map(({ name, field }) => <DraftField key={name} name={name} field={field} reference={reference} />)}
      {line.sessions && <DraftRows name={`${line.name}.sessions`} one={form.sessions.one} fields={form.sessions.fields} rows={draft.activities?.find(({ id }) => id === line.rowId)?.sessions ?? []} maximum={form.sessions.max} reference={reference} />}
    </FieldGroup>
  )
}
