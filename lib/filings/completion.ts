import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { mayChangeAttachment } from './opened'

/** The completion request that a file can still answer, with everything it opens; null when there is none. */
export const openCompletion = async (tx: Tx, applicationId: string) => {
  const completion = await tx.completionRequest.findFirst({ where: { applicationId, status: { in: ['OPEN', 'EXTENDED'] } }, include: { points: { orderBy: { position: 'asc' } } } })
  return completion && { ...completion, opened: [...new Set(completion.points.flatMap(({ targets }) => targets))] }
}

export type OpenCompletion = NonNullable<Awaited<ReturnType<typeof openCompletion>>>

/** It runs until its term by the clock, also while the job that ends it has not come by yet. */
export const requireRunning = (completion: OpenCompletion | null, now: Date): OpenCompletion => {
  if (!completion) throw new Refusal('changed-meanwhile', 'Er loopt geen aanvullingsvraag meer voor deze aanvraag.')
  if (now >= completion.dueAt) throw completionOver()
  return completion
}

export const requireKindOpened = async (tx: Tx, applicationId: string, kind: string, now: Date): Promise<void> => {
  const { opened } = requireRunning(await openCompletion(tx, applicationId), now)
  if (!mayChangeAttachment(opened, kind)) throw new Refusal('changed-meanwhile', 'Bestanden van deze soort kunt u in deze aanvulling niet wijzigen.')
}

export const completionOver = (): Refusal => new Refusal('too-late', 'De termijn om aan te vullen is voorbij. We gaan verder met wat u eerder indiende.')
