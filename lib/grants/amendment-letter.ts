import type { Tx } from '@/lib/db'
import { createLetter } from '@/lib/letters/create-letter'
import { filling, numbered, section, wholeLetter } from '@/lib/letters/letter-texts'
import { readLetterTexts } from '@/lib/letters/read-letter-texts'
import { formatCents } from '@/lib/money'
import { formatDay, localDay } from '@/lib/time'
import type { GrantAmendment } from '@/prisma/generated/client'
import { changeLines } from './amendment-lines'
import type { LoadedGrant } from './load-grant'
import { planChange } from './plan'

type Answered = { grant: LoadedGrant; amendment: Pick<GrantAmendment, 'change' | 'before' | 'answer' | 'amountCents' | 'askedAt'>; approved: boolean }

/** The answer to a change as a letter: what was asked, why it may or may not, and where one can go with it. */
export const createAmendmentLetter = async (tx: Tx, { grant, amendment, approved }: Answered, now: Date): Promise<void> => {
  const { call, number, organisation } = grant
  const texts = await readLetterTexts(tx, call)
  const nowCents = grant.amendedCents ?? grant.grantedCents
  const outcome = !approved ? 'REFUSED' : amendment.amountCents < nowCents ? 'LOWERED' : 'APPROVED'
  const fill = filling({
    number,
    organisation: organisation.legalName,
    granted: formatCents(grant.grantedCents),
    amount: formatCents(approved ? amendment.amountCents : nowCents),
    askedAt: formatDay(localDay(amendment.askedAt)),
  })
  const lines = changeLines(planChange.parse(amendment.before), planChange.parse(amendment.change)).map(({ what, from, to }) => ({ term: what, value: `${from} → ${to}` }))
  const content = wholeLetter(texts, call, { title: fill(texts.amendment.title), number, organisation }, [
    section(texts, 'legalGrounds', [call.legalBasis]),
    section(texts, 'formalities', texts.amendment.formalities.map(fill), { lines }),
    section(texts, 'motivation', amendment.answer.split(/\n{2,}/)),
    section(texts, 'legalFramework', texts.amendment.legalFramework.map(fill)),
    section(texts, 'decision', numbered((texts.amendment.articles[outcome] ?? []).map(fill))),
  ])
  await createLetter(tx, { applicationId: grant.applicationId, kind: 'AMENDMENT', content, releasedAt: now })
}
