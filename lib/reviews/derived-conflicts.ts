import type { Tx } from '@/lib/db'
import { derivedConflict } from './conflicts'
import { activityFacts } from './find-derived-conflict'

/** For every file of a call and these persons at once: the sentence of the conflict that the portal knows by itself, or null. */
export const derivedConflicts = async (tx: Tx, callId: string, userIds: readonly string[], now: Date): Promise<(applicationId: string, userId: string) => string | null> => {
  const files = await tx.application.findMany({
    where: { callId },
    select: { id: true, status: true, organisation: { select: { kbo: true } }, partnership: { select: { lead: { select: { kbo: true } } } }, partners: { select: { kbo: true } } },
  })
  const activities = await activityFacts(tx, userIds)
  const living = [...new Set(files.filter(({ status }) => !gone.has(status)).map(({ organisation }) => organisation.kbo))]
  const facts = new Map(files.map(({ id, organisation: { kbo }, partnership, partners }) => [id, {
    kbo,
    leadKbo: partnership?.lead.kbo ?? null,
    partnerKbos: partners.flatMap((partner) => (partner.kbo === null ? [] : [partner.kbo])),
    competitorKbos: living.filter((other) => other !== kbo),
  }]))
  return (applicationId, userId) => {
    const [file, own] = [facts.get(applicationId), activities.get(userId)]
    return file && own ? (derivedConflict(file, own, now)?.sentence ?? null) : null
  }
}

const gone: ReadonlySet<string> = new Set(['DRAFT', 'WITHDRAWN', 'LAPSED', 'INELIGIBLE'])
