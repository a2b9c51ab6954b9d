import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { formatInstant } from '@/lib/time'
import { adviceFacts, loadAdvice, type LoadedAdvice } from './load-advice'
import { moveAdvice } from './move-advice'
import type { GivenAdvice } from './schema'
import { tellAsker } from './tell-domain'

/**
 * The domain gives its advice, or writes it anew while the term runs and no confirmed decision rests on it. Every version stays; the last one counts.
 * Who sends the same twice changes nothing; who did not see (`seen`) the version that stands, writes nothing over it.
 */
export const giveAdvice = (actor: Actor, { adviceId, outcome, text, seen }: GivenAdvice): Promise<{ version: number }> =>
  asActor(actor, async (tx) => {
    const [advice, now] = await lockAdvice(tx, actor, adviceId)
    if (advice.applicationId && (await tx.adviceOpening.count({ where: { adviceId, userId: actor.userId ?? '' } })) === 0) throw new Refusal('incomplete', 'Verklaar eerst dat u geen belang hebt bij dit dossier.')
    requireInTime(advice, now)
    const latest = advice.versions[0]
    if (latest && latest.outcome === outcome && latest.text === text.trim()) return { version: latest.version }
    await requireUndecided(tx, advice)
    if (seen !== undefined && seen !== String(latest?.version ?? '')) throw new Refusal('unseen', await meanwhile(tx, actor, latest))

    const version = (latest?.version ?? 0) + 1
    await tx.adviceVersion.create({ data: { adviceId, version, outcome, text: text.trim(), authorId: actor.userId ?? '', givenAt: now } })
    if (advice.status === 'ASKED') await moveAdvice(tx, actor, adviceId, 'give', { givenAt: now })
    await tellAsker(tx, advice, 'advice-given', String(version))
    await recordEvent(tx, actor, { verb: 'advice.give', subjectType: 'advice', subjectId: adviceId, applicationId: advice.applicationId ?? undefined, payload: { domain: advice.domain.code, version, outcome, text: text.trim() } })
    return { version }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const meanwhile = async (tx: Tx, actor: Actor, latest: LoadedAdvice['versions'][number] | undefined): Promise<string> => {
  const author = latest && (await tx.user.findUnique({ where: { id: latest.authorId }, select: { name: true } }))
  const who = latest?.authorId === actor.userId ? 'U schreef dit advies intussen zelf, in een ander venster' : `${author?.name ?? 'Een collega'} schreef dit advies intussen`
  return `${who}${latest ? `, op ${formatInstant(latest.givenAt)}` : ''}. Uw tekst is niet bewaard en staat nog in het formulier. Lees eerst wat er nu staat.`
}

/** Held until the end, with the time after the wait: two colleagues write one after the other. */
export const lockAdvice = async (tx: Tx, actor: Actor, id: string): Promise<[LoadedAdvice, Date]> => {
  await tx.$queryRaw`select 1 from advice where id = ${id}::uuid for update`
  const advice = await loadAdvice(tx, id)
  if (!advice) throw new Refusal('not-found', 'Deze adviesvraag bestaat niet.')
  requirePermission(actor, 'advice.give', adviceFacts(advice), 'advice.read')
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select portal_now() as now`
  return [advice, row?.now ?? advice.dueAt]
}

const requireInTime = ({ status, withdrawnAt, dueAt }: LoadedAdvice, now: Date): void => {
  if (withdrawnAt) throw new Refusal('too-late', 'Deze adviesvraag is ingetrokken.')
  if (status === 'EXPIRED' || now >= dueAt) throw new Refusal('too-late', 'De termijn voor dit advies is voorbij.')
}

/** Whoever confirms a decision holds the proposal too: either they see this advice, or this act sees their confirmation. */
const requireUndecided = async (tx: Tx, { applicationId, call }: LoadedAdvice): Promise<void> => {
  await tx.$queryRaw`select 1 from proposal p where p.call_id = ${call.id}::uuid order by p.id for update`
  const [row] = await tx.$queryRaw<{ rests: boolean }[]>`select advice_rests(${applicationId}::uuid, ${call.id}::uuid) as rests`
  if (row?.rests) throw new Refusal('too-late', 'Er is al een beslissing bevestigd, met het advies zoals het er stond.')
}
