import { FileQuestion } from '@/app/_file/file-question'
import type { RequestContext } from '@/lib/applications/call-rules'
import type { Field } from '@/lib/applications/fields/field'

type FileAnswerProps = { name: string; field: Field; request: { application: { id: string }; context: Pick<RequestContext, 'call'> } }

/** A question of the call that asks a file. */
export function FileAnswer({ name, field, request: { application, context } }: FileAnswerProps) {
  const { label, hint, required, options = [] } = field
  return <FileQuestion name={name} label={label} hint={hint} optional={!required} options={options.map(({ code, nl }) => ({ value: code, label: nl }))} applicationId={application.id} maxFileMb={context.call.maxFileMb} />
}
