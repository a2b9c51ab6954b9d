import type { Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import type { LoadedAdvice } from './load-advice'

type News = 'advice-asked' | 'advice-reminder' | 'advice-withdrawn'
type Told = Pick<LoadedAdvice, 'id' | 'dueAt' | 'applicationId' | 'domain' | 'call'>

/** Everybody of the domain but who has an interest in the file. The mail names the call only: which file it is stands behind the sign-in. */
export const tellDomain = async (tx: Tx, advice: Told, template: News, key: string): Promise<void> => {
  const people = await tx.user.findMany({
    where: {
      suspendedAt: null,
      roles: { some: { role: 'POLICY_DOMAIN' } },
      advisesFor: { domainCode: advice.domain.code },
      ...(advice.applicationId ? { conflicts: { none: { applicationId: advice.applicationId } } } : {}),
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of people)
    await enqueueEmail(tx, { template, to: { userId: id }, dedupeKey: `${template}:${advice.id}:${key}:${id}`, params: newsOf(advice) })
}

/** Whoever asked hears what came of it. */
export const tellAsker = (tx: Tx, advice: Told & { askedById: string }, template: 'advice-given' | 'advice-expired', key: string): Promise<void> =>
  enqueueEmail(tx, { template, to: { userId: advice.askedById }, dedupeKey: `${template}:${advice.id}:${key}`, params: newsOf(advice) })

const newsOf = ({ id, dueAt, applicationId, domain, call }: Told) => ({
  advice: id, call: call.name, domain: domain.name, about: applicationId ? 'een dossier van deze oproep' : 'de oproep als geheel', due: dueAt.toISOString(),
})
