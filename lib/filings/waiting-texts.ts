import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { answerAt, inputName } from './field-path'
import { isSame, type Answer } from './merge'
import { keptAt, type StandingPaper } from './paper'

export type WaitingText = {
  field: string
  /** the name of its input in the form */
  name: string
  label: string
  /** as typed, so that one chooses of what one saw */
  standing: Answer
  /** what stands, with its writer (`own`: oneself, in another window), and mine; in words, '' = empty */
  theirs: { label: string; text: string; own: boolean }
  mine: { id: string; text: string }[]
  /** all of one's own that are shown here, each with the moment it was kept */
  seen: string[]
}

/** One's own text as it was shown: typed on further, it is another one. */
export const seenAs = ({ id, keptAt }: { id: string; keptAt: Date }): string => `${id}@${keptAt.getTime()}`

/** How this kind of paper says a field, by the name of its input and by its path. */
export type FieldWords = { labelOf: (name: string) => string; inWords: (field: string, typed: unknown) => string }

export const keptAnswer = z.union([z.string(), z.array(z.string())])

/** The texts of this person for which another stands, each field with what stands there now and who typed it. */
export const waitingTexts = async (tx: Tx, actor: Actor, { subject, content, typistOf, isOpen }: StandingPaper, { labelOf, inWords }: FieldWords): Promise<WaitingText[]> => {
  const all = await tx.keptText.findMany({ where: { ...keptAt(subject), userId: actor.userId ?? '' }, orderBy: { keptAt: 'asc' } })
  const fields = [...Map.groupBy(all.filter(({ field }) => isOpen(field)), ({ field }) => field)]
  if (fields.length === 0) return []
  const typists = await tx.user.findMany({ where: { id: { in: fields.flatMap(([field]) => typistOf(field) ?? []) } }, select: { id: true, name: true } })
  return fields.map(([field, texts]) => {
    const typist = typistOf(field)
    const name = inputName(content, field)
    const standing = answerAt(content, field)
    return {
      field, name, label: labelOf(name) || 'Uw antwoord', standing,
      theirs: { label: typist === actor.userId ? 'Uw tekst uit een ander venster' : `Tekst van ${typists.find(({ id }) => id === typist)?.name ?? 'een collega'}`, text: inWords(field, standing), own: typist === actor.userId },
      mine: texts.filter(({ typed }, index) => texts.findIndex(one => isSame(keptAnswer.parse(one.typed), keptAnswer.parse(typed))) === index).map(({ id, typed }) => ({ id, text: inWords(field, typed) })),
      seen: texts.map(seenAs),
    }
  })
}

/** The fields of this person that wait, by the name of their input. */
export const waitingFields = async (tx: Tx, actor: Actor, { subject, content, isOpen }: Pick<StandingPaper, 'subject' | 'content' | 'isOpen'>): Promise<string[]> => {
  const kept = await tx.keptText.findMany({ where: { ...keptAt(subject), userId: actor.userId ?? '' }, distinct: ['field'], select: { field: true }, orderBy: { field: 'asc' } })
  return kept.filter(({ field }) => isOpen(field)).map(({ field }) => inputName(content, field))
}
