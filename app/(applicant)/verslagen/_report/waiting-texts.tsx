import { MergeNotice } from '@/app/_form/merge-notice'
import { labelOfReportField } from '@/lib/reports/field-label'
import type { ReportPageView } from './load-report'

/** What waits beside a colleague's text. After filing one can only read it. */
export function WaitingTexts({ view: { report, context, editable, waiting } }: { view: ReportPageView }) {
  const href = `/verslagen/${report.id}/conflict`
  if (!editable) return waiting.length > 0 ? <p className="small">U schreef ook tekst die niet in dit verslag staat. <a href={href}>Lees ze na</a></p> : null
  return <MergeNotice href={href} fields={waiting.map((name) => labelOfReportField(name, context.reference) || 'Uw antwoord')} />
}
