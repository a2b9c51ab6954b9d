/**
 * One line of the form of domain 6.1. Everything else (limits while typing, the strict reading, the page, the summary)
 * is derived from it, so a field is described in one place only.
 */
export type Field = {
  type: FieldType
  label: string
  hint?: string
  required?: true
  /** Required under a rule of its own (a place, unless the activity is online), so not marked as optional. */
  conditional?: true
  /** Text: code points. Numbers: value. Euro: cents. Choices: how many. */
  min?: number
  max?: number
  /** Of a number, said after it. */
  unit?: string
  list?: ListName
  /** Choices of its own: an extra question of a call. */
  options?: readonly { code: string; nl: string }[]
  /** Overneembaar: a new draft may take the answer over, from what the organisation told or from its earlier request. Without it, never. */
  carry?: 'organisation' | 'request'
}

export type FieldType =
  | 'line' | 'prose' | 'email' | 'phone' | 'url' | 'enterprise' | 'iban' | 'postcode' | 'municipality'
  | 'choice' | 'choices' | 'yesNo' | 'tick' | 'whole' | 'decimal' | 'euro' | 'date' | 'time'

export type ListName =
  | 'legalForm' | 'vatStatus' | 'partnership' | 'activityType' | 'theme' | 'stemDiscipline' | 'stemDimension' | 'dayPart'
  | 'targetGroup' | 'helixType' | 'stemActor' | 'costCategory' | 'revenueCategory'

export type Fields = Record<string, Field>

/** What a field holds once read: dates as yyyy-mm-dd, times as hh:mm, amounts in cents, municipalities as NIS code. */
export type Value<F extends Field> =
  F['type'] extends 'choices' ? string[]
  : F['type'] extends 'tick' ? boolean
  : F['type'] extends 'yesNo' ? boolean | null
  : F['type'] extends 'whole' | 'decimal' ? number | null
  : F['type'] extends 'euro' ? bigint | null
  : string | null

/** Read from a draft: what is missing or wrong is null. */
export type Reading<T extends Fields> = { [K in keyof T]: Value<T[K]> }

/** Read without a problem: required fields are there. */
export type Answered<T extends Fields> = { [K in keyof T]: T[K] extends { required: true } ? NonNullable<Value<T[K]>> : Value<T[K]> }

/** As typed: nothing is interpreted, so nothing typed is lost. A tick is 'ja', a yes or no is 'ja' or 'nee'. */
export type Typed<T extends Fields> = { [K in keyof T]?: T[K]['type'] extends 'choices' ? string[] : string }
