import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { asActor } from '@/lib/db'
import type { UploadPlace } from '@/lib/filings/upload'
import { loadReport } from './load-report'

/** Where an upload to a report stands; for who may not add files there it does not exist. */
export const uploadPlace = (actor: Actor, reportId: string, uploadId: string): Promise<UploadPlace> =>
  asActor(actor, async (tx) => {
    const { grant } = await loadReport(tx, reportId)
    requirePermission(actor, 'report-file.add', grant, 'report.read')
    return { applicationId: grant.applicationId, reportId, uploadId }
  })
