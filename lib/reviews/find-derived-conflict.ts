import type { Tx } from '@/lib/db'
import type { ConflictType } from './conflicts'

type KnownInterest = { applicationId: string; userId: string; type: ConflictType; sentence: string }

/** What the portal knows by itself of an interest in one file; the rule stands in the database (known_interests), which also closes a file in hand when it arises. */
export const findDerivedConflict = async (tx: Tx, applicationId: string, userId: string): Promise<KnownInterest | null> =>
  (await derivedInFile(tx, applicationId, [userId]))[0] ?? null

/** The same of several persons: those who have one. */
export const derivedInFile = (tx: Tx, applicationId: string, userIds: readonly string[]): Promise<KnownInterest[]> =>
  tx.$queryRaw<KnownInterest[]>`
    select application_id as "applicationId", user_id as "userId", type, sentence from known_interests(null, ${applicationId}::uuid, ${[...userIds]}::uuid[])`

/** For every file of a call and these persons at once: the sentence of what is known, or null. Who competes has the same with each file, so a sentence comes with its files. */
export const derivedConflicts = async (tx: Tx, callId: string, userIds: readonly string[]): Promise<(applicationId: string, userId: string) => string | null> => {
  const known = await tx.$queryRaw<{ userId: string; sentence: string; files: string }[]>`
    select user_id as "userId", sentence, string_agg(application_id::text, ' ') as files from known_interests(${callId}::uuid, null, ${[...userIds]}::uuid[]) group by 1, 2`
  const sentences = new Map(known.flatMap(({ userId, sentence, files }) => files.split(' ').map((applicationId) => [`${applicationId} ${userId}`, sentence])))
  return (applicationId, userId) => sentences.get(`${applicationId} ${userId}`) ?? null
}
