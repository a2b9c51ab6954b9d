import { Notice } from '@/app/_ui/notice'
import type { ReportPageView } from './load-report'

/** On one page of the report: what was asked of it. */
export function AskedHere({ view: { report, asked }, path }: { view: ReportPageView; path: string }) {
  const points = report.status === 'INCOMPLETE' && asked ? asked.points.filter(({ field }) => field === path) : []
  if (points.length === 0) return null
  return <Notice><p><strong>Dit vroegen we u hier.</strong></p><ul>{points.map(({ remark }) => <li key={remark}>{remark}</li>)}</ul></Notice>
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
