import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import type { Prisma } from '@/prisma/generated/client'
import { letterContent } from './letter-content'
import { letterWords } from './letter-kind'

export const letterStates = ['HELD', 'MAKING', 'READY'] as const
export type LetterState = (typeof letterStates)[number]

export const letterStateWords: Record<LetterState, string> = { HELD: 'wacht op de bekendmaking', MAKING: 'wordt gemaakt', READY: 'staat klaar voor de aanvrager' }

export type OutgoingLetter = { id: string; number: string; what: string; organisation: string; version: string; state: LetterState; createdAt: Date; releasedAt: Date | null; producedAt: Date | null }

export const LETTERS_ON_A_PAGE = 50

/** Every letter of the portal, before it goes out and after; nothing of a file with which this person has a conflict. What a letter says is not here. */
export const outgoingLetters = async (tx: Tx, actor: Actor, { state, page }: { state: LetterState | null; page: number }) => {
  requirePermission(actor, 'outbox.read')
  const visible = { applicationId: { notIn: [...actor.conflictedApplicationIds] }, OR: [{ releasedAt: { not: null } }, { application: { status: { not: 'WITHDRAWN' } } }] } satisfies Prisma.LetterWhereInput
  const within = (one: LetterState): Prisma.LetterWhereInput => ({ AND: [visible, inState[one]] })
  const counts: { state: LetterState; count: number }[] = []
  for (const one of letterStates) counts.push({ state: one, count: await tx.letter.count({ where: within(one) }) })
  const rows = await tx.letter.findMany({ where: state ? within(state) : visible, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], skip: (page - 1) * LETTERS_ON_A_PAGE, take: LETTERS_ON_A_PAGE })
  return { lines: rows.map(toLine), counts, total: counts.filter((one) => state === null || one.state === state).reduce((sum, { count }) => sum + count, 0) }
}

const inState: Record<LetterState, Prisma.LetterWhereInput> = {
  HELD: { releasedAt: null },
  MAKING: { releasedAt: { not: null }, producedAt: null },
  READY: { releasedAt: { not: null }, producedAt: { not: null } },
}

type Row = { id: string; kind: string; content: unknown; createdAt: Date; releasedAt: Date | null; producedAt: Date | null }

const toLine = ({ id, kind, content: json, createdAt, releasedAt, producedAt }: Row): OutgoingLetter => {
  const { number, organisation, templateVersion } = letterContent.parse(json)
  return { id, number, what: letterWords[kind] ?? kind, organisation, version: templateVersion, state: releasedAt === null ? 'HELD' : producedAt === null ? 'MAKING' : 'READY', createdAt, releasedAt, producedAt }
}
