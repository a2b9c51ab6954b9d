import { z } from 'zod'
import { text } from '@/lib/text'
import { withFollowers, type Question } from '@/lib/calls/questions'
import { extraName, extraOf } from './extra-questions'
import { form, rowsNames } from './form'
import { stepCodes, steps } from './steps'
import { attachmentKinds } from '@/lib/filings/attach-file'
import type { OpenedPath } from '@/lib/filings/opened'

const applicationId = z.uuid()

const point = z.object({
  code: z.string().regex(/^([EA]\d{2})?$/).default(''),
  activityRowId: text({ max: 64 }).default(''),
  text: text({ max: 1000 }).default(''),
  targets: z.preprocess((value) => [value ?? []].flat(2), z.array(z.string().max(120)).max(60)).default([]),
})

export const completionQuestion = z.object({ applicationId, points: z.array(point).max(40) })
export type CompletionQuestion = z.output<typeof completionQuestion>

export const completionExtension = z.object({ applicationId, reason: text({ min: 1, max: 500 }) })
export const completionAnswer = z.object({ applicationId })
export const pointSettling = z.object({ applicationId, pointId: z.uuid(), settled: z.enum(['ja', 'nee']).transform((typed) => typed === 'ja') })

/** A whole step stands for everything in it, a question of the call also for those that hang from it; one that asks a file opens the files of no other kind. */
export const pathsOf = (target: string, questions: readonly Question[]): OpenedPath[] => {
  const step = steps.find(({ code }) => code === target)
  const question = questions.find((one) => extraName(one) === target)
  if (question) return questionPaths(questions, question)
  if (!step) return [target]
  if (step.code === 'verklaringen') return ['declarations']
  return [...step.fields, ...step.rows, ...extraOf(questions, step.code).flatMap((one) => questionPaths(questions, one)), ...(step.code === 'bijlagen' ? ['attachments'] : [])]
}

const questionPaths = (questions: readonly Question[], { id }: Question): OpenedPath[] =>
  withFollowers(questions, id).flatMap((one) => [extraName(one), ...(one.type === 'file' ? ['attachments.OTHER'] : [])])

/** Only what stands in the form or among the questions of the call, and rows that stand in what was filed, can be opened. */
export const isTarget = (target: string, filed: { readonly [name: string]: unknown }, questions: readonly Question[]): boolean => {
  if (target.startsWith('extra.')) return questions.some((one) => extraName(one) === target)
  if (stepCodes.some((code) => code === target) || target === 'attachments' || attachmentKinds.some((kind) => target === `attachments.${kind}`)) return true
  const [head = '', rowId, field, more] = target.split('.')
  if (rowId === undefined) return head in form.fields || rowsNames.some((name) => name === head)
  const name = rowsNames.find((one) => one === head)
  if (name === undefined || more !== undefined) return false
  const rows: unknown = filed[name]
  const known = Array.isArray(rows) && rows.some((row: unknown) => typeof row === 'object' && row !== null && 'id' in row && row.id === rowId)
  return known && (field === undefined || field in form.rows[name].fields || (name === 'activities' && field === 'sessions'))
}
