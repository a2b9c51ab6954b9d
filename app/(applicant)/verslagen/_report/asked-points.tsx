import { Notice } from '@/app/_ui/notice'
import { activityFields, costFields } from '@/lib/reports/fields'
import type { PartState } from '@/lib/reports/parts'
import type { ReportDraft } from '@/lib/reports/schema'
import type { ReportPageView } from './load-report'

/** On one page of the report: what was asked of it. */
export function AskedHere({ view: { report, draft, asked, parts }, path }: { view: ReportPageView; path: string }) {
  const points = report.status === 'INCOMPLETE' && asked ? asked.points.filter(({ field }) => field === path) : []
  if (points.length === 0) return null
  const explainIn = explanationOn(parts.find((part) => part.path === path), draft)
  return (
    <Notice>
      <p><strong>Dit vroegen we u hier.</strong></p>
      <ul>{points.map(({ remark }) => <li key={remark}>{remark}</li>)}</ul>
      {explainIn && <p>Kloppen uw cijfers? Wijzig ze dan niet, en schrijf uw antwoord in “{explainIn}”.</p>}
    </Notice>
  )
}

/** Where words stand beside figures; a page of words alone needs no telling. */
const explanationOn = (page: PartState | undefined, draft: ReportDraft): string | null => {
  if (page?.part === 'kosten') return costFields.explanation.label
  if (page?.activity === undefined) return null
  return draft[`activities.${page.activity}.status`] === 'CANCELLED' ? 'Waarom ging ze niet door?' : activityFields.deviation.label
}

/** What the controller asked, point by point, with the page where it belongs. */
export function AskedPoints({ view: { report, asked, parts } }: { view: ReportPageView }) {
  if (!asked || (report.status !== 'INCOMPLETE' && report.status !== 'REJECTED')) return null
  return (
    <Notice>
      <p><strong>{report.status === 'INCOMPLETE' ? 'We hebben nog vragen over uw verslag.' : 'Uw verslag is niet aanvaard.'}</strong> {asked.remarks}</p>
      {asked.points.length > 0 && (
        <ul>
          {asked.points.map(({ field, remark }) => {
            const page = parts.find(({ path }) => path === field)
            return <li key={`${field} ${remark}`}>{page && <><a href={`/verslagen/${report.id}/${page.path}`}>{page.title}</a>: </>}{remark}</li>
          })}
        </ul>
      )}
    </Notice>
  )
}
