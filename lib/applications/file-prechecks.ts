import { addCents, formatCents } from '@/lib/money'
import { parseIban } from '@/lib/organisations/iban'
import { formatKbo, parseKbo } from '@/lib/organisations/kbo'
import { addMonths, formatDay, formatInstant } from '@/lib/time'
import { evidenceFor } from './precheck-evidence'
import { isInBrussels } from './place-rules'
import type { Finding, Precheck, PrecheckFacts } from './prechecks'

type FileCheck = Omit<Precheck, 'activityRowId'>

export const filePrechecks = (facts: PrecheckFacts): FileCheck[] =>
  Object.entries(checks).map(([code, check]) => {
    const [finding, sentence] = check(facts)
    return { code, finding, sentence, evidence: evidenceFor(code, facts) }
  })

type Check = (facts: PrecheckFacts) => [Finding, string]

const E01: Check = ({ submittedAt, deadlineAt, extendedUntil }) =>
  submittedAt < deadlineAt
    ? extendedUntil ? ['ok', `Ingediend op ${formatInstant(submittedAt)}, binnen het individuele uitstel (${formatInstant(extendedUntil)}).`] : ['ok', `Ingediend op ${formatInstant(submittedAt)}, vóór het uiterste indientijdstip.`]
    : ['fails', `Ingediend op ${formatInstant(submittedAt)}, na het uiterste indientijdstip (${formatInstant(deadlineAt)}).`]

const E02: Check = ({ reading, mandateApproved, requestedCents, highestCents }) => {
  const open = Object.values(reading.declarations).filter((ticked) => !ticked).length
  if (open > 0) return ['fails', `${open} van de verklaringen op eer zijn niet aanvaard.`]
  if (!mandateApproved) return ['attention', 'Ingediend onder voorbehoud: het mandaat van de ondertekenaar is nog niet goedgekeurd.']
  if (highestCents !== undefined && requestedCents > highestCents) return ['attention', `Gevraagd ${formatCents(requestedCents)} euro, meer dan de ${formatCents(highestCents)} euro die dit plan in deze oproep kan krijgen.`]
  return ['ok', 'Alle verplichte velden zijn ingevuld en de verklaringen zijn aanvaard door een gemachtigde van de organisatie.']
}

/** The portal is not connected to the KBO: the officer looks the organisation up and notes day and result. */
const E03: Check = ({ organisation, reading, call, reference }) => {
  if (!parseKbo(organisation.kbo).ok) return ['fails', `${organisation.kbo} is geen geldig ondernemingsnummer.`]
  if (reading.municipality !== null && !call.brusselsAllowed && isInBrussels(reading.municipality, reference))
    return ['attention', 'De zetel ligt in Brussel. Kijk na of er een vestiging in het Vlaams Gewest is.']
  return ['attention', `Het nummer ${formatKbo(organisation.kbo)} is goed gevormd. Zoek het op in de KBO en noteer de datum en het resultaat.`]
}

const recognised: readonly string[] = ['PROVISIONAL', 'FULL', 'RENEWAL_DUE']

const E04: Check = ({ call, recognitions, reading }) => {
  if (call.audience !== 'ACADEMY') return ['ok', 'Niet van toepassing: deze oproep is voor partnerschappen.']
  const valid = recognitions.find(({ status, validFrom, validTo }) => recognised.includes(status) && validFrom <= call.deadlineDay && call.deadlineDay <= validTo)
  if (valid) return ['ok', `Erkend van ${formatDay(valid.validFrom)} tot en met ${formatDay(valid.validTo)}, dus op de uiterste indiendag.`]
  if (reading.recognitionRequested) return ['attention', 'Niet erkend op de uiterste indiendag, maar de erkenning is samen met deze aanvraag gevraagd.']
  return ['fails', `Geen erkenning als STEM-academie die geldig is op ${formatDay(call.deadlineDay)}.`]
}

const E05: Check = ({ overlappingFiles, reading, call, reference }) => {
  const inWords = (own: boolean) => overlappingFiles.filter((file) => (file.own ?? true) === own).map(({ number, callName, common }) => `${number} (${callName}): ${common.join(', ')}`)
  const [found, elsewhere] = [inWords(true), inWords(false)]
  if (found.length > 0) return ['attention', `Overlapt met een ander dossier van deze organisatie. ${found.join('. ')}.`]
  if (elsewhere.length > 0) return ['attention', `Dezelfde activiteit staat in een dossier van een andere organisatie. ${elsewhere.join('. ')}.`]
  const { periodStart, periodEnd } = call
  const partnership = reference.partnerships.find(
    (one) => one.code === reading.inPartnership && periodStart !== null && periodEnd !== null && one.periodStart <= periodEnd && periodStart <= one.periodEnd,
  )
  const unconfirmed = reading.activities.filter(({ notInPartnershipBudget }) => !notInPartnershipBudget).length
  if (partnership && unconfirmed > 0) return ['fails', `Zit in ${partnership.name} en bevestigt voor ${unconfirmed} activiteiten niet dat ze buiten die begroting vallen.`]
  if (partnership) return ['attention', `Zit in ${partnership.name}. Voor elke activiteit is bevestigd dat ze niet in die begroting staat.`]
  if (reading.samePurpose === true) return ['attention', `Vroeg elders steun voor dezelfde activiteiten: ${reading.samePurposeExplanation ?? 'zonder uitleg'}`]
  return ['ok', 'Geen overlap met een partnerschap of een ander dossier gevonden, en geen andere steun gemeld.']
}

/** Day to day over three years (domain 4.5); from 80 % of the ceiling the officer is warned. */
const E06: Check = ({ call, reading, requestedCents, today }) => {
  if (call.stateAidBasis !== 'DE_MINIMIS') return ['ok', 'Niet van toepassing: deze oproep steunt niet op de de-minimisverordening.']
  const since = addMonths(today, -36)
  const received = addCents(reading.deMinimis.filter(({ date }) => date !== null && date > since).map(({ amount }) => amount ?? 0n))
  const sum = received + requestedCents
  const sentence = `Ontvangen ${formatCents(received)} euro en gevraagd ${formatCents(requestedCents)} euro: samen ${formatCents(sum)} van ten hoogste ${formatCents(call.deMinimisCeilingCents)} euro.`
  if (sum > call.deMinimisCeilingCents) return ['fails', sentence]
  return [sum * 10n >= call.deMinimisCeilingCents * 8n ? 'attention' : 'ok', sentence]
}

const E07: Check = ({ openRecoveries, overdueReports }) => {
  const found = [
    ...(openRecoveries.length > 0 ? [`Openstaande terugvordering in ${openRecoveries.join(', ')}.`] : []),
    ...(overdueReports.length > 0 ? [`Niet-ingediend verslag in ${overdueReports.join(', ')}.`] : []),
  ]
  return found.length > 0 ? ['fails', found.join(' ')] : ['ok', 'Geen openstaande terugvordering en geen verslag te laat in het eigen register.']
}

const E08: Check = ({ reading, attachments }) => {
  const { iban, accountHolder, legalName } = reading
  if (iban === null || !parseIban(iban).ok) return ['fails', 'Er is geen geldig IBAN opgegeven.']
  if (same(accountHolder, legalName)) return ['ok', `Geldig IBAN op naam van ${legalName}.`]
  return attachments.some(({ kind }) => kind === 'BANK_CERTIFICATE')
    ? ['attention', `De rekening staat op naam van ${accountHolder ?? 'niemand'}. Er is een bankattest: kijk het na.`]
    : ['fails', `De rekening staat op naam van ${accountHolder ?? 'niemand'} en niet van ${legalName ?? 'de aanvrager'}, zonder bankattest.`]
}

const checks: Record<string, Check> = { E01, E02, E03, E04, E05, E06, E07, E08 }

const same = (one: string | null, other: string | null): boolean => one !== null && other !== null && plain(one) === plain(other)
const plain = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('nl-BE')
