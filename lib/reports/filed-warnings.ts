import { crossCheck } from '@/lib/indicators/cross-checks'
import type { FrozenReport } from './canonical'
import type { ReportContext } from './report-context'

/** What the checks would still ask of a filed report, by activity: its organisation saw it and filed. */
export const filedWarnings = ({ activities }: Pick<FrozenReport, 'activities'>, context: Pick<ReportContext, 'activities' | 'periodStart' | 'periodEnd' | 'isNisValidOn' | 'goesOn'>): { rowId: string; title: string; message: string }[] =>
  activities.flatMap((activity) => {
    const planned = context.activities.find(({ rowId }) => rowId === activity.rowId)
    const findings = planned ? crossCheck(activity, planned, context).filter(({ level }) => level === 'warning') : []
    return findings.map(({ message }) => ({ rowId: activity.rowId, title: activity.title, message }))
  })
