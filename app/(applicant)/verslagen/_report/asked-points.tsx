import { Notice } from '@/app/_ui/notice'
import type { ReportPageView } from './load-report'

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
