import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { answerAt, inputName } from '@/lib/filings/field-path'
import { isSame, type Answer } from '@/lib/filings/merge'
import { answerInWords } from './answer-words'
import type { Reference } from './call-rules'
import type { Fields } from './fields/field'
import { labelOfField } from './field-label'
import { form, rowsNames, type Draft } from './form'
import { typedContent } from './merge-page'
import { typistOf } from './typed-by'

export type WaitingText = {
  field: string
  /** the name of its input in the form */
  name: string
  label: string
  /** as typed, so that one chooses of what one saw */
  standing: Answer
  /** what stands, with its writer, and mine; in words, '' = empty */
  theirs: { label: string; text: string }
  mine: { id: string; text: string }[]
}

export const keptAnswer = z.union([z.string(), z.array(z.string())])

/** The texts of this person for which another stands, each field with what stands there now and who typed it. */
export const waitingTexts = async (tx: Tx, actor: Actor, application: { id: string; createdById: string }, draft: Draft, reference: Reference): Promise<WaitingText[]> => {
  const kept = await tx.keptText.findMany({ where: { applicationId: application.id, userId: actor.userId ?? '' }, orderBy: { keptAt: 'asc' } })
  if (kept.length === 0) return []
  const content = typedContent(draft)
  const fields = [...Map.groupBy(kept, ({ field }) => field)]
  const typists = await tx.user.findMany({ where: { id: { in: fields.map(([field]) => typistOf(draft, field, application.createdById)) } }, select: { id: true, name: true } })
  return fields.map(([field, texts]) => {
    const typist = typistOf(draft, field, application.createdById)
    const name = inputName(content, field)
    const standing = answerAt(content, field)
    const inWords = (typed: unknown): string => wordsOf(field, typed, reference)
    return {
      field, name, label: labelOfField(name) || 'Uw antwoord', standing,
      theirs: { label: typist === actor.userId ? 'Uw tekst uit een ander venster' : `Tekst van ${typists.find(({ id }) => id === typist)?.name ?? 'een collega'}`, text: inWords(standing) },
      mine: texts.filter(({ typed }, index) => texts.findIndex(one => isSame(keptAnswer.parse(one.typed), keptAnswer.parse(typed))) === index).map(({ id, typed }) => ({ id, text: inWords(typed) })),
    }
  })
}

const wordsOf = (field: string, typed: unknown, reference: Reference): string => {
  const parts = field.split('/')
  const name = parts.at(-1) ?? ''
  const rows = rowsNames.find(one => one === parts[0])
  const fields: Fields = parts.length === 5 ? form.sessions.fields : rows !== undefined ? form.rows[rows].fields : form.fields
  const line = fields[name]
  return line === undefined || line.type === 'prose' ? String(typed) : answerInWords(line, typed, reference)
}
