import { adviceGiven, type GivenAdvice } from '@/lib/advice/queries'
import { extensionGrounds, groundWords } from '@/lib/applications/extension-schema'
import { termsOf } from '@/lib/calls/terms'
import type { Tx } from '@/lib/db'
import { createLetter } from '@/lib/letters/create-letter'
import type { LetterContent } from '@/lib/letters/letter-content'
import { filling, numbered, section, wholeLetter } from '@/lib/letters/letter-texts'
import { readLetterTexts } from '@/lib/letters/read-letter-texts'
import { formatCents } from '@/lib/money'
import { rubricVersion } from '@/lib/rubrics/schema'
import { formatDeadline, formatInstant, formatLetterDay, localDay } from '@/lib/time'
import type { Outcome } from '@/prisma/generated/enums'
import { conditionsOf } from './decision-facts'
import { adviceOn, type InspectionAdvice } from './inspection-advice'

/** Writes the letter of a confirmed decision and asks the worker for its PDF. Nobody outside reaches it before publication. */
export const createDecisionLetter = async (tx: Tx, { id: decisionId, applicationId }: { id: string; applicationId: string }): Promise<void> =>
  createLetter(tx, { applicationId, decisionId, kind: 'DECISION', content: await writeDecisionLetter(tx, decisionId) })

/** The words of that letter, with the template, the address and the contact of now. */
export const writeDecisionLetter = async (tx: Tx, decisionId: string): Promise<LetterContent> => {
  const decision = await tx.decision.findUniqueOrThrow({ where: { id: decisionId }, include: { motivations: { orderBy: { criterion: 'asc' } } } })
  const proposal = await tx.proposalItem.findFirst({ where: { applicationId: decision.applicationId, proposal: { round: decision.round } }, select: { proposal: { select: { rankingId: true } } } })
  return writeOutcome(tx, decision.applicationId, {
    domains: await adviceGiven(tx, decision.applicationId),
    advice: proposal && (await adviceOn(tx, proposal.proposal.rankingId)),
    outcome: decision.outcome,
    grantedCents: decision.grantedCents,
    motivation: decision.motivation,
    criteria: decision.motivations.map(({ criterion, score, text }) => ({ code: criterion, score, text })),
    conditions: conditionsOf(decision.conditions),
  })
}

/** The letter of a request that is ineligible: there is no publication, so the applicant can read it at once. */
export const createIneligibleLetter = async (tx: Tx, { applicationId, motivation, releasedAt }: { applicationId: string; motivation: string; releasedAt: Date }): Promise<void> => {
  const content = await writeOutcome(tx, applicationId, { outcome: 'INELIGIBLE', grantedCents: 0n, motivation, criteria: [], conditions: [], advice: null, domains: [] })
  await createLetter(tx, { applicationId, kind: 'INELIGIBLE', content, releasedAt })
}

type OutcomeFacts = {
  outcome: Outcome | 'INELIGIBLE'
  grantedCents: bigint
  motivation: string
  criteria: readonly { code: string; score: string; text: string }[]
  conditions: readonly { text: string; dueInDays: number }[]
  /** Of policy domains, on the file and on its call. */
  domains: readonly GivenAdvice[]
  /** Of the Inspectie van Financiën, on the list. */
  advice: InspectionAdvice | null
}

const writeOutcome = async (tx: Tx, applicationId: string, facts: OutcomeFacts): Promise<LetterContent> => {
  const { call, number, organisation, submittedAt, extension } = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    include: { extension: true, organisation: { include: { municipality: { select: { name: true } } } }, call: { include: { rubricVersion: true } } },
  })
  const rubric = rubricVersion.parse(call.rubricVersion?.content)
  const texts = await readLetterTexts(tx, call)
  const subject = { title: `Beslissing over uw aanvraag ${number ?? ''}`, number: number ?? '', organisation }
  const fill = filling({
    number: subject.number,
    organisation: organisation.legalName,
    amount: formatCents(facts.grantedCents),
    submittedAt: submittedAt ? formatInstant(submittedAt) : '',
    rubric: `„${rubric.nameNl}” (versie ${rubric.version})`,
    reconsiderationDays: String(termsOf(call).reconsiderationDays),
  })
  const criteria = facts.criteria.map(({ code, score, text }) => ({ name: `${code} ${rubric.scored.find((criterion) => criterion.code === code)?.nameNl ?? ''}`.trim(), score, text }))
  return wholeLetter(texts, call, subject, [
    section(texts, 'legalGrounds', [call.legalBasis]),
    section(texts, 'formalities', [...texts.formalities.map(fill), ...adviceSentence(texts.inspection, facts.advice), ...facts.domains.map((one) => domainSentence(texts.policyAdvice, one)), ...extensionSentence(extension)]),
    section(texts, 'motivation', facts.motivation.split(/\n{2,}/), { table: criteria }),
    section(texts, 'legalFramework', texts.legalFramework.map(fill)),
    section(texts, 'decision', numbered([fill(texts.articles[facts.outcome] ?? '')])),
    ...(facts.conditions.length > 0 ? [section(texts, 'conditions', facts.conditions.map(({ text, dueInDays }) => `${text} (binnen ${dueInDays} dagen na de bekendmaking)`))] : []),
  ])
}

/** With its date and number; what it asks or rejects is for the authority. */
const adviceSentence = (sentence: string, advice: InspectionAdvice | null): string[] =>
  advice ? [filling({ advice: advice.words, adviceDay: formatLetterDay(advice.givenOn), adviceNumber: advice.reference })(sentence)] : []

/** That advice was given, by which domain, when and to what end; why stands in the file. */
const domainSentence = (sentence: string, { domain, givenAt, words, onFile }: GivenAdvice): string =>
  filling({ domain, adviceDay: formatLetterDay(localDay(givenAt)), advice: words, adviceAbout: onFile ? 'deze aanvraag' : 'deze oproep' })(sentence)

/** A deadline of its own is named in the decision (domain 5.2). */
const extensionSentence = (extension: { untilAt: Date; ground: string; motivation: string; confirmedAt: Date | null } | null): string[] => {
  if (!extension?.confirmedAt) return []
  const ground = extensionGrounds.filter((one) => one === extension.ground).map((one) => groundWords[one])[0] ?? extension.ground
  return [`Deze aanvraag kreeg op ${formatInstant(extension.confirmedAt)} individueel uitstel om in te dienen, ${formatDeadline(extension.untilAt)}, op grond van ${ground}: ${extension.motivation}`]
}
