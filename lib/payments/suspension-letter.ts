import type { Tx } from '@/lib/db'
import type { LoadedGrant } from '@/lib/grants/load-grant'
import { createLetter } from '@/lib/letters/create-letter'
import { filling, numbered, section, wholeLetter } from '@/lib/letters/letter-texts'
import { readLetterTexts } from '@/lib/letters/read-letter-texts'
import { formatCents } from '@/lib/money'
import { formatLongDay, localDay } from '@/lib/time'

/** The letter of a suspension: why the payments stop, since when, and where one can go with it. */
export const createSuspensionLetter = async (tx: Tx, { grant, reason }: { grant: LoadedGrant; reason: string }, now: Date): Promise<void> => {
  const { call, number, organisation } = grant
  const texts = await readLetterTexts(tx, call)
  const fill = filling({ number, organisation: organisation.legalName, granted: formatCents(grant.grantedCents), since: formatLongDay(localDay(now)) })
  const content = wholeLetter(texts, call, { title: fill(texts.suspension.title), number, organisation }, [
    section(texts, 'legalGrounds', [call.legalBasis]),
    section(texts, 'formalities', texts.suspension.formalities.map(fill)),
    section(texts, 'motivation', reason.split(/\n{2,}/)),
    section(texts, 'legalFramework', texts.suspension.legalFramework.map(fill)),
    section(texts, 'decision', numbered(texts.suspension.articles.map(fill))),
  ])
  await createLetter(tx, { applicationId: grant.applicationId, kind: 'SUSPENSION', content, releasedAt: now })
}
