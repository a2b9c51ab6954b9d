import { formatCents } from '@/lib/money'
import type { Outcome } from '@/prisma/generated/enums'

/** What the generated motivation rests on: the consensus per criterion, the total, and why the money is what it is. */
export type DecisionFacts = {
  callName: string
  outcome: Outcome
  requestedCents: bigint
  grantedCents: bigint
  total: string
  totalThreshold: number
  rank: number | null
  ranked: number
  reasons: readonly string[]
  criteria: readonly { code: string; name: string; score: string; motivation: string }[]
  struckActivities: readonly string[]
  deviationReason: string
  /** A new decision in the place of an earlier one, after a request for reconsideration. */
  reconsidered?: { askedOn: string; answer: string } | null
}

/** The motivation of one decision in Dutch, to be edited by the decider; never empty, never only a score. */
export const decisionMotivation = (facts: DecisionFacts): string =>
  [reconsidered(facts), opening(facts), place(facts), money(facts), struck(facts), facts.deviationReason].filter((sentence) => sentence !== '').join('\n\n')

const reconsidered = ({ reconsidered }: DecisionFacts): string =>
  reconsidered ? `Op ${reconsidered.askedOn} vroeg u om de eerste beslissing te heroverwegen. Dat verzoek is gegrond. ${withoutRepeating(reconsidered.answer)}\n\nDeze beslissing vervangt de eerste.` : ''

/** An answer that begins with the word itself does not say it twice. */
const withoutRepeating = (answer: string): string => answer.replace(/^\s*gegrond\s*[.:,]\s*/i, '').replace(/^./, (first) => first.toUpperCase())

const opening = ({ callName, outcome, total, totalThreshold }: DecisionFacts): string => {
  const scored = `Uw aanvraag voor de oproep ${callName} behaalt ${total} punten op 100; de drempel is ${totalThreshold}.`
  const said: Record<Outcome, string> = {
    GRANTED: 'Ze voldoet aan alle voorwaarden en haalt elke drempel.',
    GRANTED_CONDITIONAL: 'Ze voldoet aan alle voorwaarden en haalt elke drempel. De toekenning hangt af van de voorwaarden hieronder.',
    RESERVE: 'Ze haalt elke drempel, maar de enveloppe van de oproep is op. Ze staat op de reservelijst.',
    REJECTED: 'Ze komt niet in aanmerking voor subsidie.',
  }
  return `${scored} ${said[outcome]}`
}

const place = ({ rank, ranked, reasons }: DecisionFacts): string => {
  if (rank !== null) return `Ze staat op plaats ${rank} van de ${ranked} aanvragen die alle drempels halen.`
  const words = reasons.map(reasonInWords)
  return words.length > 0 ? `Reden: ${words.join('; ')}.` : ''
}

/** The code of a failed threshold as a sentence part; the ranking names it the same way everywhere. */
export const reasonInWords = (reason: string): string => {
  if (reason === 'TOTAL') return 'het totaal ligt onder de drempel'
  if (reason === 'NO_FULL_ACTIVITY') return 'geen enkele activiteit is een volwaardige STEM-activiteit'
  if (reason === 'MINIMUM') return 'het bedrag voor de volwaardige activiteiten ligt onder het minimum van de oproep'
  return `criterium ${reason} ligt onder de drempel`
}

const money = ({ outcome, requestedCents, grantedCents }: DecisionFacts): string => {
  if (outcome === 'RESERVE' || outcome === 'REJECTED') return ''
  if (grantedCents === requestedCents) return `Het gevraagde bedrag van ${formatCents(requestedCents)} euro wordt volledig toegekend.`
  return `Van de gevraagde ${formatCents(requestedCents)} euro wordt ${formatCents(grantedCents)} euro toegekend.`
}

const struck = ({ struckActivities }: DecisionFacts): string =>
  struckActivities.length === 0 ? '' : `Deze activiteiten zijn geen volwaardige STEM-activiteiten en tellen niet mee voor het bedrag: ${struckActivities.join(', ')}.`
