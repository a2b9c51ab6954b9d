import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { differing, seenVersion } from './seen'
import { stepByCode, stepCodes } from './steps'

type Changed = { id: string; draft: unknown; draftSavedById: string | null }

const savedPages = z.object({ saved: z.record(z.string(), z.int()).default({}) })

/** What changed since somebody saw the page that `seen` stands for, where it would say `now`, a sentence each: that it was filed, who changed which sections, the call's questions, the organisation. */
export const changedSince = async (tx: Tx, actor: Actor, { id, draft, draftSavedById }: Changed, { seen, now }: { seen: string; now: string }): Promise<string> => {
  const { answers, filing, files, questions, organisation } = differing(seen, now)
  const pages = [
    ...(answers ? [{ by: draftSavedById, what: pagesSavedSince(draft, seenVersion(seen)) }] : []),
    ...(files ? [{ by: await lastToTouchFiles(tx, id), what: [`“${stepByCode('bijlagen').title}”`] }] : []),
  ]
  const changes = await Promise.all([...Map.groupBy(pages, ({ by }) => by)].map(async ([by, own]) => `${await whoChanged(tx, actor, by)} ${own.flatMap(({ what }) => what).join(' en ')}`))
  const sentences = [
    ...(filing ? ['Deze aanvraag werd ingediend en daarna heropend'] : []),
    ...changes,
    ...(questions ? ['VLAIO wijzigde de vragen van deze oproep'] : []),
    ...(organisation ? ['De naam of het ondernemingsnummer van uw organisatie wijzigde'] : []),
  ]
  return `${sentences.map((sentence) => `${sentence} nadat u deze pagina opende.`).join(' ')} Kijk na wat er nu staat voor u indient.`
}

/** Somebody pressed on a page that showed something else than what is filed by now. */
export const filedMeanwhile = async (tx: Tx, actor: Actor, applicationId: string): Promise<string> => {
  const last = await tx.submission.findFirst({ where: { applicationId }, orderBy: { round: 'desc' }, select: { submittedById: true } })
  const name = last && last.submittedById !== actor.userId ? (await tx.user.findUnique({ where: { id: last.submittedById }, select: { name: true } }))?.name : undefined
  const who = last?.submittedById === actor.userId ? 'U diende deze aanvraag al in, in een ander venster.' : `${name ?? 'Een collega'} diende deze aanvraag intussen in.`
  return `${who} Op de pagina waar u op Dien in drukte, stond een andere versie. Kijk na wat er ingediend is.`
}

const whoChanged = async (tx: Tx, actor: Actor, by: string | null): Promise<string> => {
  if (by !== null && by === actor.userId) return 'Een collega, of uzelf in een ander venster, wijzigde'
  const person = by === null ? null : await tx.user.findUnique({ where: { id: by }, select: { name: true } })
  return `${person?.name ?? 'Een collega'} wijzigde`
}

const pagesSavedSince = (draft: unknown, version: number): string[] => {
  const pages = Object.entries(savedPages.parse(draft).saved).flatMap(([page, at]) => (at > version ? [page.split('/')[0]] : []))
  const titles = stepCodes.filter((code) => pages.includes(code)).map((code) => `“${stepByCode(code).title}”`)
  return titles.length > 0 ? titles : ['een of meer antwoorden']
}

const lastToTouchFiles = async (tx: Tx, applicationId: string): Promise<string | null> =>
  (await tx.auditEvent.findFirst({ where: { applicationId, verb: { in: ['attachment.add', 'attachment.remove'] } }, orderBy: { seq: 'desc' }, select: { actorId: true } }))?.actorId ?? null
