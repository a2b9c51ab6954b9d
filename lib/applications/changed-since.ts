import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { doneBy } from './done-by'
import { differing, seenVersion } from './seen'
import { stepByCode, stepCodes } from './steps'

type Changed = { id: string; draft: unknown; draftSavedById: string | null }

const savedPages = z.object({ saved: z.record(z.string(), z.int()).default({}) })

/** What changed since somebody saw the page that `seen` stands for, where it would say `now`, a sentence each: who and which sections, the call's questions, the organisation. */
export const changedSince = async (tx: Tx, actor: Actor, { id, draft, draftSavedById }: Changed, { seen, now }: { seen: string; now: string }): Promise<string> => {
  const { answers, files, questions, organisation } = differing(seen, now)
  const sentences = [
    ...(answers ? [`${await who(tx, actor, draftSavedById)} ${pagesSavedSince(draft, seenVersion(seen))}`] : []),
    ...(files ? [`${await who(tx, actor, await lastToTouchFiles(tx, id))} “${stepByCode('bijlagen').title}”`] : []),
    ...(questions ? ['VLAIO wijzigde de vragen van deze oproep'] : []),
    ...(organisation ? ['De naam of het ondernemingsnummer van uw organisatie wijzigde'] : []),
  ]
  return `${sentences.map((sentence) => `${sentence} nadat u deze pagina opende.`).join(' ')} Kijk na wat er nu staat en dien dan in.`
}

/** Somebody pressed on a page from before that filing: what they saw there is not what was filed. */
export const filedMeanwhile = async (tx: Tx, actor: Actor, applicationId: string): Promise<string> => {
  const last = await tx.submission.findFirst({ where: { applicationId }, orderBy: { round: 'desc' }, select: { submittedById: true } })
  return `Deze aanvraag is intussen ingediend, ${await doneBy(tx, actor, last?.submittedById)}. Op de pagina waar u op Dien in drukte, stond een oudere versie. Kijk na wat er ingediend is.`
}

const who = async (tx: Tx, actor: Actor, by: string | null): Promise<string> => {
  if (by !== null && by === actor.userId) return 'Een collega, of uzelf in een ander venster, wijzigde'
  const person = by === null ? null : await tx.user.findUnique({ where: { id: by }, select: { name: true } })
  return `${person?.name ?? 'Een collega'} wijzigde`
}

const pagesSavedSince = (draft: unknown, version: number): string => {
  const pages = Object.entries(savedPages.parse(draft).saved).flatMap(([page, at]) => (at > version ? [page.split('/')[0]] : []))
  return stepCodes.filter((code) => pages.includes(code)).map((code) => `“${stepByCode(code).title}”`).join(' en ') || 'een of meer antwoorden'
}

const lastToTouchFiles = async (tx: Tx, applicationId: string): Promise<string | null> =>
  (await tx.auditEvent.findFirst({ where: { applicationId, verb: { in: ['attachment.add', 'attachment.remove'] } }, orderBy: { seq: 'desc' }, select: { actorId: true } }))?.actorId ?? null
