import { modelAmount, netGapCents, type Part } from '@/lib/calls/funding-models'
import { termsOf } from '@/lib/calls/terms'
import type { Tx } from '@/lib/db'
import type { LoadedGrant } from '@/lib/grants/load-grant'
import { findingInWords } from '@/lib/controls/findings'
import { createLetter } from '@/lib/letters/create-letter'
import type { LetterContent } from '@/lib/letters/letter-content'
import { filling, numbered, section, wholeLetter, type LetterTexts } from '@/lib/letters/letter-texts'
import { readLetterTexts } from '@/lib/letters/read-letter-texts'
import { formatCents } from '@/lib/money'
import { formatIban } from '@/lib/organisations/iban'
import { formatDay, formatInstant, formatLongDay, localDay } from '@/lib/time'
import type { Settlement as StoredSettlement } from '@/prisma/generated/client'
import { explanationOf } from './explanation'
import { NO_COSTS, type Settlement } from './settlement'
import { settlementFacts, type SettlementFacts } from './settlement-facts'

type Confirmed = { grant: LoadedGrant; settlement: StoredSettlement; outcome: Settlement['outcome'] }

/** The letter of a confirmed settlement: what was granted, what is accepted and why less, what is still paid or was too much. */
export const createSettlementLetter = async (tx: Tx, confirmed: Confirmed, now: Date): Promise<void> => {
  const { applicationId, call } = confirmed.grant
  const facts = await settlementFacts(tx, confirmed.grant)
  await createLetter(tx, { applicationId, kind: 'SETTLEMENT', content: writeSettlement(await readLetterTexts(tx, call), confirmed, facts), releasedAt: now })
}

const writeSettlement = (texts: LetterTexts, { grant, settlement, outcome }: Confirmed, facts: SettlementFacts): LetterContent => {
  const { call } = grant
  const fill = filling({
    number: grant.number,
    organisation: grant.organisation.legalName,
    granted: formatCents(grant.grantedCents),
    final: formatCents(settlement.finalCents),
    paid: formatCents(settlement.advancesCents),
    balance: formatCents(settlement.balanceCents < 0n ? -settlement.balanceCents : settlement.balanceCents),
    waiver: formatCents(call.recoveryWaiverCents),
    iban: formatIban(grant.iban ?? ''),
    periodStart: formatLongDay(dayOf(grant.periodStart)),
    periodEnd: formatLongDay(dayOf(grant.periodEnd)),
    submittedAt: facts.submittedAt ? formatInstant(facts.submittedAt) : '',
    acceptedAt: facts.acceptedAt ? formatDay(localDay(facts.acceptedAt)) : '',
    paymentDays: String(termsOf(call).paymentDays),
    hearingDays: String(termsOf(call).recoveryHearingDays),
  })
  const lines = [...plannedLines(grant, facts), ...explanationOf(settlement.explanation)].map(({ label, cents }) => ({ term: label, value: `${formatCents(cents)} euro` }))
  return wholeLetter(texts, call, { title: fill(texts.settlement.title), number: grant.number, organisation: grant.organisation }, [
    section(texts, 'legalGrounds', [call.legalBasis]),
    section(texts, 'formalities', texts.settlement.formalities.map(fill)),
    section(texts, 'motivation', reasons(grant, settlement, facts), { lines }),
    section(texts, 'legalFramework', texts.settlement.legalFramework.map(fill)),
    section(texts, 'decision', numbered((texts.settlement.articles[outcome] ?? []).map(fill))),
  ])
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** What the accepted figures stand against: the plan of a model that counts units, the reported costs and what they leave to be funded of one that shares them. */
const plannedLines = ({ call }: LoadedGrant, { input, reportedCosts }: SettlementFacts): Part[] => {
  if (reportedCosts) return [{ label: 'Kosten in het verslag', cents: reportedCosts.costsCents }]
  return modelAmount(call, input.planned, NO_COSTS).parts.map(({ label, cents }) => ({ label: `Gepland: ${label}`, cents }))
}

/** Why the final amount is less than granted, each reason a sentence of its own; nothing to explain when it is not. */
const reasons = ({ grantedCents, call }: LoadedGrant, { finalCents, acceptedCostsCents, motivation }: StoredSettlement, { struck, findings, reportedCosts }: SettlementFacts): string[] => {
  const less = grantedCents - finalCents
  const accepted = reportedCosts && { ...reportedCosts, costsCents: acceptedCostsCents ?? reportedCosts.costsCents }
  return [
    less > 0n
      ? `Het definitieve bedrag is ${formatCents(less)} euro lager dan het toegekende bedrag. De subsidie volgt wat is gerealiseerd en aanvaard. Hieronder staat hoe we rekenen.`
      : 'Het definitieve bedrag is het toegekende bedrag. Hieronder staat hoe we rekenen.',
    ...struck.map(({ title, reason }) => `De activiteit “${title}” telt niet mee. ${reason}`.trim()),
    ...findings.map(({ label, units, cents, motivation: why }) => `Vaststelling van de controle over “${label}”: ${findingInWords({ units, cents }, call)}. ${why}`),
    ...(reportedCosts && accepted && accepted.costsCents < reportedCosts.costsCents
      ? [`Van de ${formatCents(reportedCosts.costsCents)} euro kosten in het verslag is ${formatCents(accepted.costsCents)} euro aanvaard.`]
      : []),
    ...(accepted && netGapCents(accepted) < accepted.costsCents ? [`Na aftrek van andere inkomsten blijft ${formatCents(netGapCents(accepted))} euro te financieren. Meer kan de subsidie niet zijn.`] : []),
    ...(motivation === '' ? [] : motivation.split(/\n{2,}/)),
  ]
}
