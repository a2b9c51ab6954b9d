import { compare, dividedBy, exact, roundHalfUp, type Exact } from '@/lib/exact'
import { addCents, formatCents } from '@/lib/money'
import type { RubricVersion } from '@/lib/rubrics/schema'
import { TOTAL } from '@/lib/rubrics/scoring'
import { formatShortInstant } from '@/lib/time'
import { decidedBy, type RankedApplication, type RankingInput } from './ranking'

/** A row of the whole list, in its order, with the number by which people know the file. */
type Row = { applicationId: string; number: string; rank: number | null; total: number; reasons: readonly string[]; outcome: string; grantedCents: bigint }

/**
 * Each place of the official list in one sentence: which rule put it behind the file before it, and what the envelope did; or which threshold it misses.
 * @param rows all of them: with one hidden, the sentences would give it away
 */
export const placesInWords = (rows: readonly Row[], input: RankingInput): Map<string, string> => {
  const files = new Map(input.applications.map((application) => [application.id, application]))
  const ranked = rows.filter(({ rank }) => rank !== null)
  const stop = ranked.find(({ outcome }) => outcome !== 'GRANT')
  return new Map(rows.map((row) => {
    const file = files.get(row.applicationId)
    const index = ranked.indexOf(row)
    if (!file || index < 0) return [row.applicationId, missing(row, file, input.rubric)]
    const left = input.envelopeCents - addCents(ranked.slice(0, index).map(({ grantedCents }) => grantedCents))
    return [row.applicationId, `${order(row, file, ranked[index - 1], files, input.rubric)}; ${money(row, file, left, stop)}.`]
  }))
}

const order = (row: Row, file: RankedApplication, previous: Row | undefined, files: ReadonlyMap<string, RankedApplication>, rubric: RubricVersion): string => {
  const before = previous && files.get(previous.applicationId)
  if (!previous || !before) return `Bovenaan, met ${points(exact(row.total), 1)} punten`
  const rule = decidedBy(rubric, before, file)
  if (rule === TOTAL) return `Na ${previous.number}: ${points(exact(row.total), 1)} punten tegenover ${points(exact(previous.total), 1)}`
  return `Evenveel punten als ${previous.number} (${points(exact(row.total), 1)}), ${tieWords(rule, file, before)}`
}

/** By which rule equal totals were parted, with what each file has there. */
const tieWords = (rule: string, file: RankedApplication, before: RankedApplication): string => {
  if (rule === 'centsPerChildHour') return `de vraag per kinduur beslist: ${prices(file, before)}`
  if (rule === 'submittedAt') return `het tijdstip van indiening beslist: ${instant(file)} tegenover ${instant(before)}`
  if (rule === 'id') return 'en gelijk op alles wat de regel vergelijkt: het vaste kenmerk van het dossier beslist'
  const [own, other] = apart(exact(file.scores[rule] ?? 0), exact(before.scores[rule] ?? 0), 1)
  return `${rule} beslist: ${own} tegenover ${other}`
}

const prices = (file: RankedApplication, before: RankedApplication): string => {
  const [own, other] = [priceOf(file), priceOf(before)]
  if (!own || !other) return own ? `${points(own, 2)} euro tegenover geen kinduren` : `geen kinduren tegenover ${other ? `${points(other, 2)} euro` : 'geen'}`
  const [shown, shownOther] = apart(own, other, 2)
  return `${shown} euro tegenover ${shownOther} euro`
}

const priceOf = ({ requestedCents, plannedChildHours }: RankedApplication): Exact | null =>
  plannedChildHours > 0 ? dividedBy(exact(requestedCents), exact(100 * plannedChildHours)) : null

const instant = ({ submittedAt }: RankedApplication): string => {
  const at = new Date(submittedAt)
  return `${formatShortInstant(at)} en ${points(exact(at.getTime() % 60_000 / 1000), 3)} seconden`
}

const money = (row: Row, file: RankedApplication, left: bigint, stop: Row | undefined): string => {
  const asked = `vraagt ${formatCents(file.requestedCents)} euro`
  if (row.outcome === 'GRANT') return `${asked} en past in de enveloppe, waarin dan nog ${formatCents(left - row.grantedCents)} euro vrij is`
  if (row.outcome === 'PARTIAL') return `${asked}, maar er is nog ${formatCents(left)} euro vrij: hier stopt de enveloppe, met een gedeeltelijk aanbod`
  if (row === stop) return `${asked}, maar er is nog ${formatCents(left)} euro vrij: hier stopt de enveloppe`
  return `de enveloppe stopte bij ${stop?.number ?? ''}${file.requestedCents <= left ? ', en een later dossier gaat niet voor' : ''}`
}

/** Which thresholds a file misses, with what it has and what is asked. */
const missing = (row: Row, file: RankedApplication | undefined, rubric: RubricVersion): string => {
  const { perCriterionThresholdPercent, totalThresholdPercent } = rubric.rules
  const words = row.reasons.map((reason) => {
    if (reason === 'NO_FULL_ACTIVITY') return 'geen enkele activiteit is volwaardig'
    if (reason === 'MINIMUM') return 'wat van de vraag overblijft, ligt onder het minimum van de oproep'
    const [own, least] = reason === TOTAL ? apart(exact(row.total), exact(totalThresholdPercent), 1) : apart(exact(file?.scores[reason] ?? 0), exact((5 * perCriterionThresholdPercent) / 100), 1)
    return `${reason === TOTAL ? 'het totaal' : reason} is ${own}, minstens ${least} is nodig`
  })
  const sentence = words.join('; ')
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`
}

/** Two numbers that differ, with as many decimals as it takes to see it. */
const apart = (one: Exact, other: Exact, least: number): [string, string] => {
  for (let decimals = least; decimals < 9; decimals++) if (roundHalfUp(one, decimals) !== roundHalfUp(other, decimals)) return [points(one, decimals), points(other, decimals)]
  return [`${points(one, 9)}${compare(one, other) < 0 ? ' (net minder)' : ' (net meer)'}`, points(other, 9)]
}

const points = (value: Exact, decimals: number): string => {
  const digits = String(roundHalfUp(value, decimals)).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)},${digits.slice(-decimals)}`
}
