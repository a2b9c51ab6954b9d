import type { Tx } from '@/lib/db'
import type { LoadedGrant } from '@/lib/grants/load-grant'
import { createLetter } from '@/lib/letters/create-letter'
import { filling, numbered, section, wholeLetter } from '@/lib/letters/letter-texts'
import { readLetterTexts } from '@/lib/letters/read-letter-texts'
import { formatCents } from '@/lib/money'
import { formatIban } from '@/lib/organisations/iban'
import { formatDay, formatDeadline, localDay } from '@/lib/time'
import type { Recovery } from '@/prisma/generated/client'

/** The letter of a claim: how much, why, until when, on which account and with which structured message. */
export const createRecoveryLetter = async (tx: Tx, { grant, recovery, dueAt }: { grant: LoadedGrant; recovery: Recovery; dueAt: Date }, now: Date): Promise<void> => {
  const { call, number, organisation } = grant
  const texts = await readLetterTexts(tx, call)
  const amount = `${formatCents(recovery.amountCents)} euro`
  const fill = filling({
    number,
    organisation: organisation.legalName,
    amount: formatCents(recovery.amountCents),
    settledAt: grant.settledAt ? formatDay(localDay(grant.settledAt)) : '',
    openedAt: formatDay(localDay(recovery.openedAt)),
    hearingUntil: formatDeadline(recovery.hearingUntil),
    dueAt: formatDeadline(dueAt),
    iban: formatIban(call.repaymentIban),
    message: recovery.structuredMessage,
  })
  const paidCents = (grant.finalCents ?? 0n) + recovery.amountCents
  const content = wholeLetter(texts, call, { title: fill(texts.recovery.title), number, organisation }, [
    section(texts, 'legalGrounds', [call.legalBasis]),
    section(texts, 'formalities', (grant.status === 'REVOKED' ? texts.recovery.revokedFormalities : texts.recovery.formalities).map(fill)),
    section(texts, 'motivation', recovery.motivation.split(/\n{2,}/), {
      lines: [
        { term: 'Toegekend bedrag', value: `${formatCents(grant.grantedCents)} euro` },
        { term: 'Al betaald', value: `${formatCents(paidCents)} euro` },
        { term: 'Definitief bedrag', value: `${formatCents(grant.finalCents ?? 0n)} euro` },
        { term: 'Terug te betalen', value: amount },
      ],
    }),
    section(texts, 'legalFramework', texts.recovery.legalFramework.map(fill)),
    section(texts, 'decision', numbered(texts.recovery.articles.map(fill)), {
      lines: [
        { term: 'Bedrag', value: amount },
        { term: 'Te betalen', value: formatDeadline(dueAt) },
        { term: 'Rekening van VLAIO', value: formatIban(call.repaymentIban) },
        { term: 'Gestructureerde mededeling', value: recovery.structuredMessage },
      ],
    }),
  ])
  await createLetter(tx, { applicationId: grant.applicationId, kind: 'RECOVERY', content, releasedAt: now })
}
