import type { Tx } from '@/lib/db'
import type { LoadedGrant } from '@/lib/grants/load-grant'
import { createLetter } from '@/lib/letters/create-letter'
import { filling, numbered, section, wholeLetter } from '@/lib/letters/letter-texts'
import { readLetterTexts } from '@/lib/letters/read-letter-texts'
import { formatCents } from '@/lib/money'
import { formatDay, formatDeadline, localDay } from '@/lib/time'
import type { GrantRevocation } from '@/prisma/generated/client'

type Revoked = { grant: LoadedGrant; revocation: GrantRevocation; claimedCents: bigint }

/** The letter of a revocation: why, what the beneficiary said of it, what comes back, and where one can go with it. */
export const createRevocationLetter = async (tx: Tx, { grant, revocation, claimedCents }: Revoked, now: Date): Promise<void> => {
  const { call, number, organisation } = grant
  const texts = await readLetterTexts(tx, call)
  const fill = filling({
    number,
    organisation: organisation.legalName,
    granted: formatCents(grant.grantedCents),
    paid: formatCents(claimedCents),
    announcedAt: formatDay(localDay(revocation.proposedAt)),
    hearingUntil: formatDeadline(revocation.hearingUntil),
  })
  const heard = revocation.reply === '' ? 'U reageerde niet.' : `U reageerde: ${revocation.reply}`
  const content = wholeLetter(texts, call, { title: fill(texts.revocation.title), number, organisation }, [
    section(texts, 'legalGrounds', [call.legalBasis]),
    section(texts, 'formalities', [...texts.revocation.formalities.map(fill), heard]),
    section(texts, 'motivation', revocation.motivation.split(/\n{2,}/)),
    section(texts, 'legalFramework', texts.revocation.legalFramework.map(fill)),
    section(texts, 'decision', numbered((texts.revocation.articles[claimedCents > 0n ? 'PAID' : 'NOTHING'] ?? []).map(fill))),
  ])
  await createLetter(tx, { applicationId: grant.applicationId, kind: 'REVOCATION', content, releasedAt: now })
}
