import { termsOf } from '@/lib/calls/terms'
import type { Tx } from '@/lib/db'
import { rubricVersion } from '@/lib/rubrics/schema'
import { formatInstant } from '@/lib/time'
import defaults from '@/prisma/seed/reference/letter-texts.json' with { type: 'json' }
import { conditionsOf } from './decision-facts'
import { letterTexts, writeLetter, type LetterFacts } from './letter-content'

/** Writes the letter of a confirmed decision and asks the worker for its PDF. Nobody outside reaches it before publication. */
export const createDecisionLetter = async (tx: Tx, decisionId: string): Promise<void> => {
  const decision = await tx.decision.findUniqueOrThrow({ where: { id: decisionId }, include: { motivations: { orderBy: { criterion: 'asc' } } } })
  await createLetter(tx, {
    applicationId: decision.applicationId,
    decisionId,
    kind: 'DECISION',
    outcome: decision.outcome,
    grantedCents: decision.grantedCents,
    motivation: decision.motivation,
    criteria: decision.motivations.map(({ criterion, score, text }) => ({ code: criterion, score, text })),
    conditions: conditionsOf(decision.conditions),
  })
}

type NewLetter = Pick<LetterFacts, 'outcome' | 'grantedCents' | 'motivation' | 'conditions'> & {
  applicationId: string
  decisionId?: string
  kind: 'DECISION' | 'INELIGIBLE'
  criteria: readonly { code: string; score: string; text: string }[]
  releasedAt?: Date
}

/** One letter with its contact and appeal block, as a row, and the job that makes the PDF. */
export const createLetter = async (tx: Tx, letter: NewLetter): Promise<void> => {
  const application = await tx.application.findUniqueOrThrow({
    where: { id: letter.applicationId },
    include: { organisation: { select: { legalName: true } }, call: { include: { rubricVersion: true } } },
  })
  const { call } = application
  const rubric = rubricVersion.parse(call.rubricVersion?.content)
  const content = writeLetter(letterTexts.parse({ ...defaults, ...ownTexts(call.texts) }), {
    ...letter,
    number: application.number ?? '',
    organisation: application.organisation.legalName,
    callName: call.name,
    legalBasis: call.legalBasis,
    rubric: `${rubric.nameNl} (versie ${rubric.version})`,
    submittedAt: application.submittedAt ? formatInstant(application.submittedAt) : '',
    criteria: letter.criteria.map(({ code, score, text }) => ({ name: `${code} ${rubric.scored.find((criterion) => criterion.code === code)?.nameNl ?? ''}`.trim(), score, text })),
    reconsiderationDays: termsOf(call).reconsiderationDays,
    contact: { name: call.contactName, email: call.contactEmail, phone: call.contactPhone },
  })
  const row = await tx.letter.create({
    data: { applicationId: letter.applicationId, decisionId: letter.decisionId ?? null, kind: letter.kind, content, releasedAt: letter.releasedAt ?? null },
  })
  await tx.$queryRaw`select enqueue_job('produce-letter', json_build_object('id', ${row.id}::text), ${`letter:${row.id}`})::text`
}

/** A call may carry letter texts of its own, which take the place of the default ones. */
const ownTexts = (texts: unknown): object => (typeof texts === 'object' && texts !== null && 'letter' in texts && typeof texts.letter === 'object' && texts.letter !== null ? texts.letter : {})
