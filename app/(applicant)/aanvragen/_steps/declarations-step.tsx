import { TickField } from '@/app/_form/tick-field'
import { declarationsSchema } from '@/lib/calls/declarations'
import type { LoadedRequest } from './load-request'

export function DeclarationsStep({ request: { application } }: { request: LoadedRequest }) {
  const { items } = declarationsSchema.parse(application.call.declarations)
  return items.map(({ code, text }) => <TickField key={code} name={`declarations.${code}`} label={text} />)
}
