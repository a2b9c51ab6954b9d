import { MergeNotice } from '@/app/_form/merge-notice'
import { labelOfField } from '@/lib/applications/field-label'
import { pathOfField, stepByCode, stepOf } from '@/lib/applications/steps'
import type { LoadedRequest } from './load-request'

/** What waits beside a colleague's text, in full on the overview and on the page where it is typed (`path`). After closing one can only read it. */
export function WaitingTexts({ request: { application, context, editable, waiting }, path }: { request: LoadedRequest; path?: string }) {
  const href = `/aanvragen/${application.id}/conflict`
  if (!editable) return path === undefined && waiting.length > 0 ? <p className="small">U schreef ook tekst die niet in dit concept staat. <a href={href}>Lees ze na</a></p> : null
  const fields = waiting.map((name) => `${labelOfField(name, context.questions.items) || 'Uw antwoord'} (${stepByCode(stepOf(name)).title})`)
  return <MergeNotice href={href} fields={fields} elsewhere={path !== undefined && waiting.every((name) => pathOfField(name) !== path)} />
}
