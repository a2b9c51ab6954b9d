import { formatCents } from '@/lib/money'
import { formatIban } from '@/lib/organisations/iban'
import { formatKbo } from '@/lib/organisations/kbo'
import { formatDay, formatInstant } from '@/lib/time'
import { rollingAid } from './de-minimis'
import type { PrecheckFacts } from './prechecks'

/** What a finding rests on, as a table in words; a row may lead to where it can be looked up. */
export type Evidence = { columns: readonly string[]; rows: readonly EvidenceRow[] }
export type EvidenceRow = { cells: readonly string[]; href?: string }

export const evidenceFor = (code: string, facts: PrecheckFacts): Evidence | null => {
  const found = evidence[code]?.(facts) ?? null
  return found && found.rows.length > 0 ? found : null
}

const euro = (cents: bigint): string => `${formatCents(cents)} euro`
const dossier = (number: string): string => `/beheer/dossiers/${number}`

const evidence: Readonly<Record<string, (facts: PrecheckFacts) => Evidence>> = {
  E01: ({ submittedAt, deadlineAt, extendedUntil }) => ({
    columns: ['Wat', 'Tijdstip'],
    rows: [
      { cells: ['Ingediend volgens de databank', formatInstant(submittedAt)] },
      { cells: [extendedUntil ? 'Individueel uitstel, tot vóór' : 'Uiterste indiening, tot vóór', formatInstant(deadlineAt)] },
    ],
  }),
  E02: ({ requestedCents, highestCents, maximumCents }) => ({
    columns: ['Bedrag', 'Euro'],
    rows: [
      { cells: ['Gevraagd', euro(requestedCents)] },
      ...(highestCents === undefined ? [] : [{ cells: ['Hoogste bedrag voor dit plan', euro(highestCents)] }]),
      ...(maximumCents === undefined || maximumCents === null ? [] : [{ cells: ['Plafond van de oproep', euro(maximumCents)] }]),
    ],
  }),
  E03: ({ organisation }) => ({
    columns: ['Ondernemingsnummer', 'Naam in het loket'],
    rows: [{ cells: [formatKbo(organisation.kbo), organisation.legalName], href: `https://kbopub.economie.fgov.be/kbopub/zoeknummerform.html?nummer=${organisation.kbo}` }],
  }),
  E04: ({ call, recognitions }) => ({
    columns: ['Erkenning', 'Van', 'Tot en met', `Op ${formatDay(call.deadlineDay)}`],
    rows: recognitions.map(({ status, validFrom, validTo }) => ({ cells: [recognitionWords[status] ?? status, formatDay(validFrom), formatDay(validTo), validFrom <= call.deadlineDay && call.deadlineDay <= validTo ? 'loopt' : 'loopt niet'] })),
  }),
  E05: ({ overlappingFiles }) => ({
    columns: ['Dossier', 'Oproep', 'Organisatie', 'Periode', 'Gemeenschappelijk'],
    rows: overlappingFiles.map(({ number, callName, organisation, period, common }) => ({ cells: [number, callName, organisation ?? '', period ?? '', common.join(', ')], href: dossier(number) })),
  }),
  E06: ({ call, reading, requestedCents, today }) => {
    if (call.stateAidBasis !== 'DE_MINIMIS') return { columns: [], rows: [] }
    const given = reading.deMinimis.flatMap(({ date, amount, authority }) => (date === null ? [] : [{ day: date, authority: authority ?? '', cents: amount ?? 0n }]))
    const { days, highest } = rollingAid([...given, { day: today, authority: 'Deze aanvraag, als ze vandaag werd toegekend', cents: requestedCents }])
    return {
      columns: ['Datum', 'Overheid', 'Bedrag', 'Som over de drie jaar tot die dag'],
      rows: days.map((one) => ({ cells: [formatDay(one.day), one.authority, euro(one.cents), `${euro(one.sumCents)}${one === highest ? ' (hoogste dag)' : ''}`] })),
    }
  },
  E07: ({ obligations = [] }) => ({
    columns: ['Dossier', 'Wat staat open', 'Sinds of tegen'],
    rows: obligations.map(({ number, what, day }) => ({ cells: [number, what, day === null ? '' : formatDay(day)], href: dossier(number) })),
  }),
  E08: ({ reading, attachments }) => ({
    columns: ['Wat', 'Opgegeven'],
    rows: [
      { cells: ['Rekeningnummer', reading.iban === null ? 'geen' : formatIban(reading.iban)] },
      { cells: ['Op naam van', reading.accountHolder ?? ''] },
      { cells: ['Officiële naam', reading.legalName ?? ''] },
      { cells: ['Bankattest', attachments.some(({ kind }) => kind === 'BANK_CERTIFICATE') ? 'bijgevoegd' : 'niet bijgevoegd'] },
    ],
  }),
}

const recognitionWords: Readonly<Record<string, string>> = { NONE: 'geen', REQUESTED: 'gevraagd', PROVISIONAL: 'voorlopig', FULL: 'definitief', RENEWAL_DUE: 'te vernieuwen', EXPIRED: 'verlopen', WITHDRAWN: 'ingetrokken' }
